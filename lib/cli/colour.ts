/** Colour only on a terminal, and never where `NO_COLOR` is set. */
export function colourOf(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv = process.env): boolean {
  return stream.isTTY === true && (environment.NO_COLOR === undefined || environment.NO_COLOR === '');
}
