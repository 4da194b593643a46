import type { Fix } from '../engine/finding.js';
import { defineRule, everywhere, type Problem, type Subject } from '../engine/rule.js';
import { isInForce, type Setting } from '../languages/language.js';
import { roleOf } from '../languages/postfix/services/roles.js';
import { readTables, type TableReference } from '../languages/postfix/tables/lookup-tables.js';
import { tableTypes } from '../languages/postfix/tables/table-types.js';
import { nameIndex, nearest } from '../text/nearest.js';
import { hasPlaceholder } from '../text/template.js';
import { locate } from '../text/value.js';

export const unknownMapType = defineRule({
	id: 'unknown-map-type',
	summary: 'Postfix has no lookup tables of this type.',
	group: 'policies',
	kind: 'correctness',
	severity: everywhere('error'),
	languages: ['postfix-main', 'postfix-master'],
	since: '0.2.0',
	references: ['postconf(1)', 'measured: "unsupported dictionary type"'],

	*check(subject) {
		const classes = subject.file.last.get('smtpd_restriction_classes')?.value.text.split(/[,\s]+/) ?? [];
		for (const setting of subject.file.settings) {
			const { name, value } = setting;
			const holdsTables = listsTables.test(name.text) || classes.includes(name.text);
			if (!holdsTables || !value.text.includes(':') || !isInForce(subject.file, setting)) {
				continue;
			}
			for (const table of readTables(value.text).flatMap(flatten)) {
				if (isMisspelt(table)) {
					yield report(subject, setting, table);
				}
			}
		}
	},
});

/** Parameters whose values are `type:name` tables, lists that may hold some, or restrictions that name some. */
const listsTables =
	/_maps?$|_checks$|_restrictions$|_domains$|_database$|_networks$|_access_list$|_exceptions$|_reply_filter$|_(?:command|delivery_status)_filter$|^authorized_|^mynetworks$|^mydestination$|^debug_peer_list$|^local_header_rewrite_clients$/;

function flatten(table: TableReference): TableReference[] {
	return [table, ...table.tables.flatMap(flatten)];
}

/** Only where the name looks like that of a table: sockets and the like have other forms. */
function isMisspelt({ known, type, name }: TableReference): boolean {
	const isTable = /^(?:[/{]|\$[({A-Za-z])/.test(name.text);
	return known === undefined && isTable && !otherPrefixes.test(type.text) && !hasPlaceholder(name.text);
}

/** What stands before a colon in these parameters and is no table: endpoints of policy services and milters. */
const otherPrefixes = /^(?:inet6?|unix|local|fifo|pass)$/i;

const typeNames = nameIndex(tableTypes.keys());

/** A type that is spelt nearly so, or with its letters in another order. */
function typeMeant(text: string): string | undefined {
	const sorted = (word: string) => [...word.toLowerCase()].sort().join('');
	return nearest(text, typeNames) ?? [...tableTypes.keys()].find(name => sorted(name) === sorted(text));
}

function report({ edits }: Subject, { name, value }: Setting, { type }: TableReference): Problem {
	const place = locate(value, type.span.start, type.span.end);
	const meant = typeMeant(type.text);
	const fix: Fix | undefined =
		meant === undefined
			? undefined
			: {
					title: `Write "${meant}:"`,
					// The table begins to work.
					safety: 'unsafe',
					preferred: true,
					edits: edits.replace(place, meant),
				};
	const suggestion =
		meant === undefined ? 'Unless a package has added it in dynamicmaps.cf, every' : `Did you mean ${meant}? Every`;
	return {
		span: place,
		role: roleOf(name.text),
		severity: meant === undefined ? 'warning' : undefined,
		message: `Postfix has no lookup tables of type "${type.text}". ${suggestion} lookup in this one fails, and mail that needs it is put off.`,
		fixes: fix ? [fix] : [],
	};
}
