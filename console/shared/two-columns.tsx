/** The parts of a page in two columns: the wide one first. One below the other where the page is narrow. */
import { Flex } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import './two-columns.css';

interface TwoColumnsProps {
  readonly wide: ReactNode;
  readonly narrow: ReactNode;
}

export function TwoColumns({ wide, narrow }: TwoColumnsProps): ReactElement {
  return (
    <div className="two-columns">
      <Flex vertical gap={16}>
        {wide}
      </Flex>
      <Flex vertical gap={16}>
        {narrow}
      </Flex>
    </div>
  );
}
