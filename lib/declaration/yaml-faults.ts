import type { YAMLError } from 'yaml';
import type { Fault } from './fault';
import { DEEPEST, type Refusal } from './yaml-tokens';

type Words = Omit<Fault, 'path'>;

const REFUSED: Readonly<Record<Refusal['why'], Words>> = {
  tag: {
    problem: 'a tag (!…) is not read here',
    allowed: 'plain values; text in quotes where it could be taken for something else',
    suggestion: 'Remove the tag',
  },
  directive: {
    problem: 'this directive (%…) is not read here',
    allowed: 'YAML 1.2, with no directive or with %YAML 1.2',
    suggestion: 'Remove the line',
  },
  unclosed: { problem: 'a quote is opened here and not closed', suggestion: 'Close it on the same line' },
  several: {
    problem: 'a second document begins here',
    allowed: 'one declaration a file',
    suggestion: 'Put each tenant into a file of its own',
  },
  deep: { problem: 'this nests too deep', allowed: `at most ${DEEPEST} levels of mappings and lists` },
  many: {
    problem: 'the file holds too many values to be a declaration',
    suggestion: 'Declare one tenant a file',
  },
};

const COLON_IN_TEXT: Words = {
  problem: 'a value with ": " in it is taken for another key',
  suggestion: 'Put the value in quotes, or the inner key on a line of its own, indented',
};
const LINES_OF_KEY: Words = {
  problem: 'this is no key with a value: the colon is missing, or the indentation is that of another level',
  suggestion: 'Write "key: value", indented like its neighbours',
};

// The library's own messages quote the file, which a message of ours must not: a broken line can hold anything.
const BROKEN: Readonly<Partial<Record<YAMLError['code'], Words>>> = {
  BAD_ALIAS: { problem: 'an anchor needs a name', suggestion: 'Write "&name"' },
  ALIAS_PROPS: { problem: 'an alias stands alone, without anchor or tag' },
  BAD_DQ_ESCAPE: {
    problem: 'this escape is not known in double quotes',
    suggestion: "Write \\\\ for a backslash, or use 'single quotes'",
  },
  BAD_INDENT: {
    problem: 'the indentation does not fit the lines above, or a bracket is not closed',
    suggestion: 'Indent by two spaces a level and close every [ and {',
  },
  BAD_SCALAR_START: {
    problem: 'a value cannot start with this character',
    suggestion: 'Put the value in quotes',
  },
  BLOCK_AS_IMPLICIT_KEY: COLON_IN_TEXT,
  BLOCK_IN_FLOW: { problem: 'an indented block cannot stand within [ ] or { }' },
  KEY_OVER_1024_CHARS: { problem: 'this key is longer than 1024 characters' },
  MISSING_CHAR: {
    problem: 'a quote, a bracket, a comma or a colon is missing',
    suggestion: 'Write "key: value" with a space after the colon, and close what is open',
  },
  MULTILINE_IMPLICIT_KEY: LINES_OF_KEY,
  TAB_AS_INDENT: {
    problem: 'a tab indents this line',
    allowed: 'spaces',
    suggestion: 'Replace each tab by two spaces',
  },
  UNEXPECTED_TOKEN: {
    problem: 'this does not fit here: what stands before it has ended already',
    suggestion: 'Check the indentation, the quotes and the brackets of this line and the one above',
  },
};

const UNREADABLE: Words = { problem: 'this is not YAML that can be read' };

/** Why a text is refused that is well-formed YAML. */
export function refusalFault({ why }: Refusal): Fault {
  return { path: [], ...REFUSED[why] };
}

/** What is wrong with the syntax, without a word of the file. `indent` is the white space that its line begins with. */
export function syntaxFault(error: YAMLError, indent: string): Fault {
  const code = indent.includes('\t') ? 'TAB_AS_INDENT' : error.code;
  return { path: [], ...(BROKEN[code] ?? UNREADABLE) };
}
