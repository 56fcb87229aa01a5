/** What a tool is: a name, words for the assistant, its input, and what it does. */
import { z } from 'zod';
import { environments } from '../../../domain/registry/target-app.js';

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  /** It stops something. Absent: it only reads. */
  readonly isStop?: boolean;
  /** Resolves with the answer of the API. The signal aborts when the assistant gives up. */
  readonly run: (input: Record<string, unknown>, signal: AbortSignal) => Promise<unknown>;
}

/** A tool whose `run` gets its input as the schema has it. */
export function tool<Input extends z.ZodObject>(
  parts: Omit<Tool, 'input' | 'run'> & {
    readonly input: Input;
    readonly run: (input: z.output<Input>, signal: AbortSignal) => Promise<unknown>;
  },
): Tool {
  // The SDK parses the input by the schema before it runs the tool.
  return { ...parts, run: (given, signal) => parts.run(given as z.output<Input>, signal) };
}

export const releaseName = z
  .string()
  .min(1)
  .max(200)
  .describe('Id of the release, or program@version/app/environment: weather@2.3.1/wallet/production');

export const programId = z.string().min(1).max(63).describe('Id of the mini program: weather');
export const appId = z.string().min(1).max(63).describe('Id of the target app, the super app: wallet');
export const environmentName = z.enum(environments).default('production');
export const limit = z.int().min(1).max(100).default(20).describe('At most so many items');
export const time = z.string().max(40).describe('An instant in UTC: 2030-01-31T12:00:00Z');
