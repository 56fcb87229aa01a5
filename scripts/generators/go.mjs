/** oapi-codegen, on the document of 3.0: what it makes compiles, and so does what a caller writes with it. */
import { join } from 'node:path';

const generator = 'github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2';
/** What generated clients import. */
const runtime = 'github.com/oapi-codegen/runtime@v1.9.0';

const use = `package main

import (
	"context"
	"fmt"

	"halftone.test/generated/client"
)

func main() {
	halftone, err := client.NewClientWithResponses("http://halftone.test")
	if err != nil {
		panic(err)
	}
	answer, err := halftone.GetReleaseWithResponse(context.Background(), "r1", nil)
	if err != nil {
		panic(err)
	}
	if answer.JSON200 != nil {
		fmt.Println(answer.JSON200.Percentage)
	}
	if problem := answer.ApplicationproblemJSON404; problem != nil {
		fmt.Println(problem.Code)
	}
}
`;

export function goGenerator(folder) {
  const home = join(folder, 'go');
  const generated = join(home, 'client', 'client.go');
  return {
    name: 'oapi-codegen',
    needs: { tool: 'Go', command: ['go', 'version'] },
    files: {
      'go/go.mod': 'module halftone.test/generated\n\ngo 1.24\n',
      'go/client/package.go': 'package client\n',
      'go/main.go': use,
    },
    install: [
      ['env', `GOBIN=${join(home, 'bin')}`, 'go', 'install', generator],
      ['go', '-C', home, 'get', runtime],
    ],
    steps: [
      [
        join(home, 'bin', 'oapi-codegen'),
        ...['-generate', 'types,client', '-package', 'client', '-o', generated, join(folder, '3.0.json')],
      ],
      ['go', '-C', home, 'build', './...'],
    ],
  };
}
