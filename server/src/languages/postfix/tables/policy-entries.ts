import type { Span } from '../../../text/span.js';
import { hasPlaceholder } from '../../../text/template.js';
import { locate, type Value } from '../../../text/value.js';
import { type ConfigFile, isInForce, type Setting } from '../../language.js';
import { inlineEntries, readTables } from './lookup-tables.js';
import { type Policy, readPolicy } from './policy.js';

/** A TLS policy that a file writes down: an entry of a table, or of an inline table in main.cf or master.cf. */
export interface PolicyEntry {
	/** The destination; empty where the policy is for all of them (`static:`). */
	readonly key: string;
	readonly policy: Policy;
	/** The line or parameter that it is a part of. */
	readonly setting: Setting;
	/** What holds its text, and from which character on. */
	readonly value: Value;
	readonly offset: number;
}

/**
 * The policies in force that a file writes, in order, read for a release of Postfix. Those that a template or a variable
 * decides are left out.
 */
export function policyEntries(file: ConfigFile, release: string): PolicyEntry[] {
	const isTable = file.language === 'postfix-tls-policy';
	// Of thousands of entries most say one of a few things.
	const policies = new Map<string, Policy>();
	const read = (text: string): Policy => {
		const policy = policies.get(text) ?? readPolicy(text, release);
		policies.set(text, policy);
		return policy;
	};
	return file.settings
		.filter(
			setting => (isTable || isPolicyMaps(setting.name.text)) && isInForce(file, setting) && !isFilledIn(file, setting),
		)
		.flatMap(setting => (isTable ? [wholeValue(setting)] : inlinePolicies(setting)))
		.filter(({ text }) => !text.includes('$'))
		.map(({ key, text, setting, offset }) => ({
			key,
			policy: read(text),
			setting,
			value: setting.value,
			offset,
		}));
}

/** Where a span of the policy's text stands in the file. */
export function locatePolicy({ value, offset }: PolicyEntry, { start, end }: Span): Span {
	return locate(value, offset + start, offset + end);
}

/** Whether nothing but the words themselves stands at a span, so that an edit may replace it: no line end, no comment. */
export function standsTogether(file: ConfigFile, entry: PolicyEntry, span: Span): boolean {
	const place = locatePolicy(entry, span);
	const written = entry.value.text.slice(entry.offset + span.start, entry.offset + span.end);
	return file.text.slice(place.start, place.end) === written;
}

/** In a template, what stands next to a placeholder may be something else later. */
function isFilledIn({ text }: ConfigFile, { span }: Setting): boolean {
	return hasPlaceholder(text.slice(span.start, span.end));
}

function isPolicyMaps(name: string): boolean {
	return /^(?:smtp|lmtp)_tls_policy_maps$/.test(name);
}

interface WrittenPolicy {
	readonly key: string;
	readonly text: string;
	readonly setting: Setting;
	readonly offset: number;
}

function wholeValue(setting: Setting): WrittenPolicy {
	return { key: setting.name.text, text: setting.value.text, setting, offset: 0 };
}

function inlinePolicies(setting: Setting): WrittenPolicy[] {
	return readTables(setting.value.text).flatMap(table =>
		inlineEntries(table).map(({ key, value }) => ({
			key: key.text,
			text: value.text,
			setting,
			offset: value.span.start,
		})),
	);
}
