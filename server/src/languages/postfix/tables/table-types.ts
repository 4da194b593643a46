/** A type of lookup table (postconf(1) `-m`, DATABASE_README). */
export interface TableType {
	readonly name: string;
	/** The first release that has it; absent for those that every release since 2.2 has. */
	readonly since?: string;
	/**
	 * Where the entries stand. `compiled`: in a text file of the table's name, which postmap(1) turns into a database that
	 * Postfix reads instead. `text`: in that file itself, which holds keys and values. `patterns`: in that file, which holds
	 * patterns and values. `inline`: in the name. `tables`: in the tables that the name lists. `elsewhere`: in a server, in
	 * the system, or nowhere.
	 */
	readonly source: 'compiled' | 'text' | 'patterns' | 'inline' | 'tables' | 'elsewhere';
	/** What postmap(1) appends to the name of the text file for that of the database; of two files the one with the entries. */
	readonly database?: string;
}

/** Which of them a build has is its own matter; `postconf -m` says. */
const types: readonly TableType[] = [
	{ name: 'btree', source: 'compiled', database: '.db' },
	{ name: 'cdb', source: 'compiled', database: '.cdb' },
	{ name: 'cidr', source: 'patterns' },
	{ name: 'dbm', source: 'compiled', database: '.pag' },
	{ name: 'debug', since: '3.10', source: 'tables' },
	{ name: 'environ', source: 'elsewhere' },
	{ name: 'fail', since: '2.9', source: 'elsewhere' },
	{ name: 'hash', source: 'compiled', database: '.db' },
	{ name: 'inline', since: '3.0', source: 'inline' },
	{ name: 'internal', source: 'elsewhere' },
	{ name: 'ldap', source: 'elsewhere' },
	{ name: 'lmdb', since: '2.11', source: 'compiled', database: '.lmdb' },
	{ name: 'memcache', since: '2.9', source: 'elsewhere' },
	{ name: 'mongodb', since: '3.9', source: 'elsewhere' },
	{ name: 'mysql', source: 'elsewhere' },
	{ name: 'netinfo', source: 'elsewhere' },
	{ name: 'nis', source: 'elsewhere' },
	{ name: 'nisplus', source: 'elsewhere' },
	{ name: 'pcre', source: 'patterns' },
	{ name: 'pgsql', source: 'elsewhere' },
	{ name: 'pipemap', since: '3.0', source: 'tables' },
	{ name: 'proxy', source: 'tables' },
	{ name: 'randmap', since: '3.0', source: 'inline' },
	{ name: 'regexp', source: 'patterns' },
	{ name: 'sdbm', source: 'compiled', database: '.pag' },
	{ name: 'socketmap', since: '2.10', source: 'elsewhere' },
	{ name: 'sqlite', since: '2.8', source: 'elsewhere' },
	{ name: 'static', source: 'inline' },
	{ name: 'tcp', source: 'elsewhere' },
	{ name: 'texthash', since: '2.8', source: 'text' },
	{ name: 'unionmap', since: '3.0', source: 'tables' },
	{ name: 'unix', source: 'elsewhere' },
];

/** By name; Postfix tells capital letters from small ones here. */
export const tableTypes: ReadonlyMap<string, TableType> = new Map(types.map(type => [type.name, type]));
