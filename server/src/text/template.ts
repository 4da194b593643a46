/**
 * Placeholders and directives of the template languages that configuration files are kept in: Jinja2, ERB,
 * Handlebars, shell-style and percent markers, `PH_NAME` of iRedMail. What they stand for is not known before they are rendered, so nothing
 * is claimed about a value that holds one.
 */

// `{{ x }}` of Jinja2 and Handlebars, but not Postfix's own `${{a} == {b} ? …}`.
const placeholder =
	/(?<!\$)\{\{|\{%|<%|%\{|__[A-Za-z][A-Za-z0-9_]*__|@@?[A-Z][A-Z0-9_]+@@?|^%[A-Za-z_]+$|<[A-Z][A-Z_ ]+>|(?<![A-Za-z0-9_])PH_[A-Z0-9_]+/;

export function hasPlaceholder(text: string): boolean {
	return placeholder.test(text);
}

// A line of its own that only steers the rendering, or that becomes nobody knows what: `{% if x %}`, `{{#if x}}`, `{# note #}`,
// `<% end -%>`, `{{ extra_settings }}`.
const directive = /^\s*(?:\{%|\{#|\{\{[#/^!>~]|<%(?!=)|\{\{.*\}\}\s*$|<%=.*%>\s*$)/;

export function isDirective(line: string): boolean {
	return directive.test(line);
}
