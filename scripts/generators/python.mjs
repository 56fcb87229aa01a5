/** openapi-python-client, on both documents: every module is imported, and answers are parsed by what it makes. */
import { join } from 'node:path';

const packageName = 'openapi-python-client==0.29.1';

/** The generator refuses a type of content that it does not know, and says nothing else may be done with it. */
const settings = { post_hooks: [], content_type_overrides: { 'image/svg+xml': 'application/octet-stream' } };

const use = `
import datetime, importlib, json, pkgutil, sys
import httpx

package = importlib.import_module(sys.argv[1])
modules = [found.name for found in pkgutil.walk_packages(package.__path__, package.__name__ + ".")]
for name in modules:
    importlib.import_module(name)

sample = {"id": "weather", "name": "Weather", "createdAt": "2026-03-01T09:30:00.000Z", "ofLaterVersions": 1}
problem = {"type": "about:blank", "title": "Not found", "status": 404, "code": "NOT_FOUND", "instance": "/x"}
answers = {
    "/v1/mini-programs/weather": httpx.Response(200, json=sample),
    "/v1/mini-programs/gone": httpx.Response(404, json=problem),
    "/v1/releases/r1/stream": httpx.Response(200, text="event: progress\\ndata: {}\\n\\n"),
    "/v1/qr-codes/c1/image": httpx.Response(200, content=b"<svg/>", headers={"content-type": "image/svg+xml"}),
}
client = package.AuthenticatedClient(base_url="http://halftone.test", token="t")
transport = httpx.MockTransport(lambda request: answers[request.url.path])
client.set_httpx_client(httpx.Client(base_url="http://halftone.test", transport=transport))


def ask(module, *args):
    return importlib.import_module(f"{package.__name__}.api.{module}").sync(*args, client=client)


weather = ask("mini_programs.get_mini_program", "weather")
assert weather.created_at == datetime.datetime(2026, 3, 1, 9, 30, tzinfo=datetime.timezone.utc), weather
assert weather.additional_properties == {"ofLaterVersions": 1}, weather
gone = ask("mini_programs.get_mini_program", "gone")
assert (type(gone).__name__, gone.code) == ("Problem", "NOT_FOUND"), gone
assert ask("releases.stream_release", "r1").startswith("event: progress"), "a stream is text"
assert ask("qr_codes.get_qr_code_image", "c1").payload.read() == b"<svg/>", "an image is bytes"
print(len(modules), "modules")
`;

export function pythonGenerator(folder) {
  const home = join(folder, 'python');
  const program = (name) => join(home, 'venv', 'bin', name);
  const generate = (version, name) => [
    program('openapi-python-client'),
    ...['generate', '--path', join(folder, `${version}.json`), '--output-path', join(home, name), '--meta', 'none'],
    ...['--config', join(home, 'settings.json'), '--fail-on-warning'],
  ];
  return {
    name: 'openapi-python-client',
    needs: {
      tool: 'Python 3.11 with venv',
      command: ['python3', '-c', 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))'],
    },
    files: { 'python/settings.json': JSON.stringify(settings), 'python/use.py': use },
    install: [
      ['python3', '-m', 'venv', join(home, 'venv')],
      [program('pip'), 'install', '--quiet', '--disable-pip-version-check', packageName],
    ],
    steps: [
      generate('3.0', 'client30'),
      generate('3.1', 'client31'),
      [program('python'), join(home, 'use.py'), 'client30'],
      [program('python'), join(home, 'use.py'), 'client31'],
    ],
  };
}
