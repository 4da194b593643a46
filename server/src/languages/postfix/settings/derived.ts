/** What decides whether Postfix reads a name that it does not list. */
export interface DerivedContext {
	/** The values of all settings of main.cf, and of the `-o` options of master.cf where these are known. */
	readonly values: readonly string[];
	/** The names that these values refer to as `$name`, even those of unused parameters, or their own. */
	readonly references: ReadonlySet<string>;
	/** The value of `smtpd_restriction_classes`; without it, a word in any value may be the name of a class. */
	readonly restrictionClasses?: string | undefined;
	/** The services of master.cf and the programs behind them; without it, any name may be that of a service. */
	readonly services?: ReadonlyMap<string, string> | undefined;
}

/**
 * Tells whether Postfix reads a parameter that no list has, because of what else the configuration says. Each rule was
 * tried with `postconf -n` of 3.7.11, and those for databases with 3.10.13 and 3.11.7 too: "unused parameter" or silence.
 * The values are read once, whatever the number of names asked about.
 */
export function derivedParameters(context: DerivedContext): (name: string) => boolean {
	const { references } = context;
	const tables: Table[] = [];
	for (const value of context.values) {
		addTables(value, tables);
	}
	const classes = new Set(classLists(context).flatMap(list => list.split(/[\s,]+/)));
	const databaseNames = new Set(tables.flatMap(({ name, suffixes }) => suffixes.map(suffix => `${name}_${suffix}`)));
	// The name of a table may come from another parameter; any prefix will do then.
	const anyTable = tables.filter(({ name }) => name.includes('$')).flatMap(({ suffixes }) => suffixes);
	return name =>
		references.has(name) ||
		classes.has(name) ||
		isServiceParameter(name, context.services) ||
		databaseNames.has(name) ||
		anyTable.some(suffix => name.endsWith(`_${suffix}`));
}

function classLists({ restrictionClasses, values }: DerivedContext): readonly string[] {
	return restrictionClasses === undefined ? values : [restrictionClasses];
}

/** What a delivery agent of master.cf adds to its service name, as in `relay_destination_recipient_limit`. */
const deliverySuffixes = words(`initial_destination_concurrency destination_concurrency_limit
	destination_concurrency_positive_feedback destination_concurrency_negative_feedback
	destination_concurrency_failed_cohort_limit destination_recipient_limit destination_rate_delay transport_rate_delay
	delivery_slot_cost delivery_slot_loan delivery_slot_discount minimum_delivery_slots extra_recipient_limit
	recipient_refill_limit recipient_refill_delay recipient_limit`);

const deliveryPrograms: ReadonlySet<string> = new Set(['smtp', 'lmtp', 'local', 'virtual', 'error', 'pipe']);

/** `policy_time_limit` belongs to a service `policy` of spawn(8), `maildrop_time_limit` to one of pipe(8). */
const timedPrograms: ReadonlySet<string> = new Set(['pipe', 'spawn']);

/** Services of every master.cf that deliver, but run no command. */
const stockTransports: ReadonlySet<string> = new Set(['smtp', 'lmtp', 'relay', 'local', 'virtual', 'error', 'retry']);

/** Services of every master.cf that deliver nothing; `default` is no service but the prefix of the defaults. */
const otherServices: ReadonlySet<string> = new Set(
	words(`default smtpd postscreen dnsblog tlsproxy submission submissions smtps pickup cleanup qmgr tlsmgr rewrite bounce
		defer trace verify flush proxymap proxywrite showq discard anvil scache postlog`),
);

function isServiceParameter(name: string, services: DerivedContext['services']): boolean {
	// The longest one comes first in the list: `a_extra_recipient_limit` is about a service `a`, not `a_extra`.
	const suffix = deliverySuffixes.find(each => name.endsWith(`_${each}`));
	if (suffix !== undefined) {
		const transport = name.slice(0, -suffix.length - 1);
		return services === undefined ? !otherServices.has(transport) : deliveryPrograms.has(services.get(transport) ?? '');
	}
	const timed = /^(.+)_time_limit$/.exec(name)?.[1];
	if (timed === undefined) {
		return false;
	}
	return services === undefined
		? !otherServices.has(timed) && !stockTransports.has(timed)
		: timedPrograms.has(services.get(timed) ?? '');
}

/** What the clients of databases read from main.cf when a table is not a file: `ldap:users` makes `users_server_host`. */
const databaseSuffixes: ReadonlyMap<string, readonly string[]> = new Map(
	Object.entries({
		ldap: `bind bind_dn bind_pw cache cache_expiry cache_size chase_referrals debuglevel dereference domain
			leaf_result_attribute query_filter result_attribute result_filter result_format sasl_authz_id sasl_mechs
			sasl_minssf sasl_realm scope search_base server_host server_port size_limit special_result_attribute start_tls
			recursion_limit expansion_limit terminal_result_attribute timeout tls_ca_cert_dir tls_ca_cert_file tls_cert
			tls_cipher_suite tls_key tls_random_file tls_require_cert version`,
		mysql: `additional_conditions charset dbname domain expansion_limit hosts idle_interval option_file option_group
			password query require_result_set result_format retry_interval select_field table tls_CAfile tls_CApath
			tls_cert_file tls_ciphers tls_key_file tls_verify_cert user where_field`,
		pgsql: `additional_conditions dbname domain encoding expansion_limit hosts idle_interval password query
			result_format retry_interval select_field select_function table user where_field`,
		sqlite: 'additional_conditions dbpath domain expansion_limit query result_format select_field table where_field',
		memcache: `backup data_size_limit domain flags key_digest key_format line_size_limit max_try memcache retry_pause
			timeout ttl`,
		mongodb: 'collection dbname domain expansion_limit projection query_filter result_attribute result_format uri',
	}).map(([type, suffixes]) => [type, words(suffixes)]),
);

const mayHoldTable = new RegExp(`(?:${[...databaseSuffixes.keys()].join('|')}):`);

interface Table {
	readonly name: string;
	readonly suffixes: readonly string[];
}

/** `proxy:mysql:users` counts like `mysql:users`; a path has a file of its own and adds nothing to main.cf. */
function addTables(value: string, tables: Table[]): void {
	if (!value.includes(':') || !mayHoldTable.test(value)) {
		return;
	}
	for (const word of value.split(/[\s,{}]+/)) {
		const [, type = '', name = ''] = /^(?:proxy:)*(\w+):([^/.].*)$/.exec(word) ?? [];
		const suffixes = databaseSuffixes.get(type);
		if (suffixes !== undefined) {
			tables.push({ name, suffixes });
		}
	}
}

function words(text: string): readonly string[] {
	return text.trim().split(/\s+/);
}
