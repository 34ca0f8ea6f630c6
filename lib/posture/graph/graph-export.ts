import { isJsonObject, type JsonObject, own, sortedKeys, step } from '../terraform/json-object';
import {
  COLLECTIONS,
  type Collection,
  collectionOfContext,
  collectionOfEntity,
  collectionOfName,
} from './graph-collection';
import { UnreadableExport } from './unreadable-export';

/** A file of an export. */
export interface GraphFile {
  /** Its name, for messages: `policies.json`. */
  readonly file: string;
  /** Its parsed JSON. */
  readonly json: unknown;
}

/** An object of the directory, and where it stands. */
export interface GraphEntity {
  readonly id: string;
  readonly json: JsonObject;
  readonly file: string;
  readonly pointer: string;
}

/** The lists of an export. */
export interface GraphExport {
  /** `undefined` for a list that the export does not have. */
  of(collection: Collection): readonly GraphEntity[] | undefined;
  /** Lists of which a page is missing. */
  readonly cut: ReadonlySet<Collection>;
}

const LIST = 'it must be the JSON that Microsoft Graph answers a list with: { "value": [...] }';

/**
 * Gathers the lists of an export: each file is an answer of Microsoft Graph to a list (several pages may be several files),
 * an object or a list of such answers, or a list of the objects themselves. A list of other things is passed over.
 *
 * @throws UnreadableExport for another shape, an object without id or there twice, and where there is no list of policies
 */
export function gatherExport(files: readonly GraphFile[]): GraphExport {
  const gathering = new Gathering();
  for (const { file, json } of files) gathering.take(json, file, '', collectionOfName(file));
  return gathering.done(files[0]?.file ?? 'the export');
}

class Gathering {
  private readonly found = new Map<Collection, Map<string, GraphEntity>>();
  private readonly pages = new Map<Collection, { last: number; more: number }>();

  take(json: unknown, file: string, pointer: string, hint: Collection | undefined, depth = 0): void {
    if (Array.isArray(json)) {
      this.takeArray(json, file, pointer, hint, depth);
    } else if (!isJsonObject(json) || depth > 3) {
      throw new UnreadableExport(file, pointer, 'this is not an export', json, LIST);
    } else if (Array.isArray(own(json, 'value'))) {
      this.takeAnswer(json, file, pointer, hint);
    } else {
      const entity = collectionOfEntity(json);
      if (entity === undefined) this.takeLists(json, file, pointer, depth);
      else this.takeEntity(json, file, pointer, entity);
    }
  }

  /** An answer to a list. */
  private takeAnswer(json: JsonObject, file: string, pointer: string, hint: Collection | undefined): void {
    const context = own(json, '@odata.context');
    const value = own(json, 'value');
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    const named = typeof context === 'string' ? collectionOfContext(context) : undefined;
    if (typeof context === 'string' && named === undefined && hint === undefined) return;
    const collection = named ?? hint ?? collectionIn(list);
    if (collection === undefined && list.length === 0) return;
    this.takeEntities(list, file, step(pointer, 'value'), collection);
    if (collection !== undefined) this.page(collection, own(json, '@odata.nextLink') !== undefined);
  }

  /** Lists by name. */
  private takeLists(json: JsonObject, file: string, pointer: string, depth: number): void {
    if (Object.hasOwn(json, 'Conditions') || Object.hasOwn(json, 'DisplayName')) {
      const allowed = 'export with Invoke-MgGraphRequest -OutputType Json, or with any other client of the API';
      throw new UnreadableExport(file, pointer, 'these are objects of a PowerShell module', json, allowed);
    }
    const keys = sortedKeys(json).filter((key) => !key.startsWith('@odata.'));
    if (keys.length === 0) throw new UnreadableExport(file, pointer, 'this is not an export', json, LIST);
    for (const key of keys) this.take(json[key], file, step(pointer, key), collectionOfName(key), depth + 1);
  }

  done(first: string): GraphExport {
    const { found } = this;
    if (!found.has('policies')) {
      const allowed = 'an export has the list of Conditional Access policies: GET /identity/conditionalAccess/policies';
      throw new UnreadableExport(first, '', 'there is no list of policies', undefined, allowed);
    }
    const cut = COLLECTIONS.filter((collection) => {
      const { last, more } = this.pages.get(collection) ?? { last: 1, more: 0 };
      return more > 0 && last !== 1;
    });
    return {
      cut: new Set(cut),
      of: (collection) => {
        const entities = found.get(collection);
        return entities && [...entities.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      },
    };
  }

  private takeArray(
    json: readonly unknown[],
    file: string,
    pointer: string,
    hint: Collection | undefined,
    depth: number,
  ) {
    const collection = hint ?? collectionIn(json);
    const answers = json.some((item) => isJsonObject(item) && Array.isArray(own(item, 'value')));
    if (!answers) this.takeEntities(json, file, pointer, collection);
    else for (const [index, item] of json.entries()) this.take(item, file, step(pointer, index), hint, depth + 1);
  }

  private takeEntities(list: readonly unknown[], file: string, pointer: string, hint: Collection | undefined): void {
    if (hint !== undefined && !this.found.has(hint)) this.found.set(hint, new Map());
    for (const [index, item] of list.entries()) {
      const at = step(pointer, index);
      const collection = isJsonObject(item) ? (collectionOfEntity(item) ?? hint) : undefined;
      if (!isJsonObject(item) || collection === undefined) {
        throw new UnreadableExport(file, at, 'this is not an object of the directory that is known here', item, LIST);
      }
      this.takeEntity(item, file, at, collection);
    }
  }

  private takeEntity(json: JsonObject, file: string, pointer: string, collection: Collection): void {
    const id = own(json, 'id');
    if (typeof id !== 'string' || id === '') {
      throw new UnreadableExport(file, step(pointer, 'id'), 'this is not an id', id, 'every object has its id');
    }
    const entities = this.found.get(collection) ?? new Map<string, GraphEntity>();
    this.found.set(collection, entities);
    const key = id.toLowerCase();
    if (entities.has(key)) {
      throw new UnreadableExport(file, pointer, 'this object is there already', json, 'each object once');
    }
    entities.set(key, { id: key, json, file, pointer });
  }

  private page(collection: Collection, hasNext: boolean): void {
    const { last, more } = this.pages.get(collection) ?? { last: 0, more: 0 };
    this.pages.set(collection, hasNext ? { last, more: more + 1 } : { last: last + 1, more });
  }
}

function collectionIn(list: readonly unknown[]): Collection | undefined {
  const [first] = list;
  return isJsonObject(first) ? collectionOfEntity(first) : undefined;
}
