#!/usr/bin/env node
import { passOverClosedOutput } from './print';
import { program } from './program';

passOverClosedOutput();

program()
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  });
