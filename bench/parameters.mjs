// Parameters of Postfix 3.7 with values somebody may give them, for generated files.

/** What most configurations set, TLS first; right values only, so that findings come from the flaws alone. */
export const commonParameters = Object.entries({
	compatibility_level: '3.6',
	myhostname: 'mx1.example.org',
	mydomain: 'example.org',
	myorigin: '$mydomain',
	mydestination: '$myhostname, localhost.$mydomain, localhost',
	inet_interfaces: 'all',
	inet_protocols: 'all',
	smtpd_tls_security_level: 'may',
	smtpd_tls_cert_file: '/etc/letsencrypt/live/mx1.example.org/fullchain.pem',
	smtpd_tls_key_file: '/etc/letsencrypt/live/mx1.example.org/privkey.pem',
	smtpd_tls_protocols: '>=TLSv1.2',
	smtpd_tls_mandatory_protocols: '>=TLSv1.2',
	smtpd_tls_ciphers: 'high',
	smtpd_tls_mandatory_ciphers: 'high',
	smtpd_tls_exclude_ciphers: 'aNULL, MD5, RC4, 3DES',
	smtpd_tls_auth_only: 'yes',
	smtpd_tls_loglevel: '1',
	smtpd_tls_received_header: 'yes',
	smtpd_tls_session_cache_timeout: '3600s',
	smtp_tls_security_level: 'dane',
	smtp_dns_support_level: 'dnssec',
	smtp_tls_protocols: '>=TLSv1.2',
	smtp_tls_mandatory_protocols: '>=TLSv1.2',
	smtp_tls_ciphers: 'high',
	smtp_tls_mandatory_ciphers: 'high',
	smtp_tls_policy_maps: 'hash:/etc/postfix/tls_policy',
	smtp_tls_CAfile: '/etc/ssl/certs/ca-certificates.crt',
	smtp_tls_note_starttls_offer: 'yes',
	smtp_tls_loglevel: '1',
	tls_ssl_options: 'NO_COMPRESSION, NO_RENEGOTIATION',
	tls_preempt_cipherlist: 'yes',
	tls_high_cipherlist: 'ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM:DHE+CHACHA20',
	tls_medium_cipherlist: 'ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM:ECDHE+AES:DHE+AES',
	tls_random_source: 'dev:/dev/urandom',
	smtpd_sasl_auth_enable: 'no',
	smtpd_sasl_type: 'dovecot',
	smtpd_sasl_path: 'private/auth',
	smtpd_sasl_security_options: 'noanonymous, noplaintext',
	smtpd_sasl_tls_security_options: 'noanonymous',
	smtpd_helo_required: 'yes',
	disable_vrfy_command: 'yes',
	strict_rfc821_envelopes: 'yes',
	smtpd_banner: '$myhostname ESMTP',
	biff: 'no',
	append_dot_mydomain: 'no',
	recipient_delimiter: '+',
	alias_maps: 'hash:/etc/aliases',
	alias_database: 'hash:/etc/aliases',
	relayhost: '[relay.example.net]:587',
	relay_domains: '$mydestination, example.net',
	smtp_sasl_auth_enable: 'yes',
	smtp_sasl_password_maps: 'hash:/etc/postfix/sasl_passwd',
	smtp_sasl_security_options: 'noanonymous',
	smtpd_client_restrictions: 'permit_mynetworks, reject_unknown_client_hostname',
	smtpd_helo_restrictions: 'permit_mynetworks, reject_invalid_helo_hostname, reject_non_fqdn_helo_hostname',
	smtpd_sender_restrictions: 'permit_mynetworks, reject_non_fqdn_sender, reject_unknown_sender_domain',
	smtpd_recipient_restrictions: 'permit_mynetworks, reject_unauth_destination, reject_unlisted_recipient, permit',
	smtpd_data_restrictions: 'reject_unauth_pipelining',
	virtual_transport: 'lmtp:unix:private/dovecot-lmtp',
	virtual_mailbox_domains: 'hash:/etc/postfix/virtual_domains',
	virtual_mailbox_maps: 'hash:/etc/postfix/virtual_mailboxes',
	virtual_alias_maps: 'hash:/etc/postfix/virtual_aliases',
	transport_maps: 'hash:/etc/postfix/transport',
	smtpd_milters: 'inet:127.0.0.1:11332',
	non_smtpd_milters: '$smtpd_milters',
	milter_default_action: 'accept',
	milter_protocol: '6',
	message_size_limit: '52428800',
	mailbox_size_limit: '0',
	delay_warning_time: '4h',
	maximal_backoff_time: '4000s',
	minimal_backoff_time: '300s',
	smtpd_client_connection_rate_limit: '60',
	postscreen_greet_action: 'enforce',
	postscreen_dnsbl_action: 'enforce',
	postscreen_dnsbl_threshold: '3',
});

/** Limits, times, codes and maps, to make a long file of. */
export const plainParameters = `
	access_map_defer_code access_map_reject_code address_verify_cache_cleanup_interval
	address_verify_negative_expire_time address_verify_negative_refresh_time address_verify_pending_request_limit
	address_verify_poll_delay address_verify_positive_expire_time address_verify_positive_refresh_time
	address_verify_sender_dependent_default_transport_maps address_verify_sender_dependent_relayhost_maps
	address_verify_sender_ttl address_verify_transport_maps anvil_status_update_time application_event_drain_time
	body_checks_size_limit bounce_size_limit canonical_maps command_time_limit connection_cache_protocol_timeout
	connection_cache_status_update_time connection_cache_ttl_limit daemon_timeout default_process_limit defer_code
	delay_logging_resolution_limit deliver_lock_delay dnsblog_reply_delay duplicate_filter_limit
	fallback_transport_maps fast_flush_purge_time fast_flush_refresh_time fork_delay header_address_token_limit
	header_size_limit hopcount_limit in_flow_delay invalid_hostname_reject_code ipc_timeout ipc_ttl
	line_length_limit lmtp_connect_timeout lmtp_connection_cache_time_limit lmtp_connection_reuse_count_limit
	lmtp_connection_reuse_time_limit lmtp_data_done_timeout lmtp_data_init_timeout lmtp_data_xfer_timeout
	lmtp_discard_lhlo_keyword_address_maps lmtp_generic_maps lmtp_lhlo_timeout lmtp_line_length_limit
	lmtp_mail_timeout lmtp_mx_address_limit lmtp_mx_session_limit lmtp_pix_workaround_delay_time
	lmtp_pix_workaround_maps lmtp_pix_workaround_threshold_time lmtp_quit_timeout lmtp_rcpt_timeout
	lmtp_rset_timeout lmtp_sasl_auth_cache_time lmtp_sasl_password_maps lmtp_xforward_timeout
	local_login_sender_maps local_recipient_maps mailbox_command_maps mailbox_transport_maps milter_command_timeout
	milter_connect_timeout milter_content_timeout mime_boundary_length_limit mime_nesting_limit
	multi_recipient_bounce_reject_code non_fqdn_reject_code plaintext_reject_code postlogd_watchdog_timeout
	postscreen_cache_cleanup_interval postscreen_cache_retention_time postscreen_client_connection_count_limit
	postscreen_command_count_limit postscreen_command_time_limit postscreen_discard_ehlo_keyword_address_maps
	postscreen_dnsbl_max_ttl postscreen_dnsbl_min_ttl postscreen_dnsbl_timeout postscreen_greet_ttl
	postscreen_non_smtp_command_ttl postscreen_pipelining_ttl postscreen_post_queue_limit postscreen_pre_queue_limit
	postscreen_reject_footer_maps postscreen_upstream_proxy_timeout postscreen_watchdog_timeout proxy_read_maps
	proxy_write_maps qmgr_clog_warn_time qmgr_daemon_timeout qmgr_ipc_timeout qmgr_message_active_limit
	qmgr_message_recipient_limit qmqpd_error_delay qmqpd_timeout queue_file_attribute_count_limit queue_run_delay
	rbl_reply_maps recipient_bcc_maps recipient_canonical_maps reject_code relay_domains_reject_code
	relay_recipient_maps relocated_maps scalemail-backend_recipient_limit scalemail-backend_time_limit
	sender_bcc_maps sender_canonical_maps sender_dependent_default_transport_maps sender_dependent_relayhost_maps
	service_throttle_time smtp_connect_timeout smtp_connection_cache_time_limit smtp_connection_reuse_count_limit
	smtp_connection_reuse_time_limit smtp_data_done_timeout smtp_data_init_timeout smtp_data_xfer_timeout
	smtp_discard_ehlo_keyword_address_maps smtp_generic_maps smtp_helo_timeout smtp_line_length_limit
	smtp_mail_timeout smtp_mx_address_limit smtp_mx_session_limit smtp_pix_workaround_delay_time
	smtp_pix_workaround_maps smtp_pix_workaround_threshold_time smtp_quit_timeout smtp_rcpt_timeout
	smtp_rset_timeout smtp_sasl_auth_cache_time smtp_xforward_timeout smtpd_client_auth_rate_limit
	smtpd_client_connection_count_limit smtpd_client_message_rate_limit smtpd_client_recipient_rate_limit
	smtpd_discard_ehlo_keyword_address_maps smtpd_error_sleep_time smtpd_hard_error_limit smtpd_junk_command_limit
	smtpd_milter_maps smtpd_policy_service_max_ttl smtpd_policy_service_request_limit
	smtpd_policy_service_retry_delay smtpd_policy_service_timeout smtpd_policy_service_try_limit smtpd_proxy_timeout
	smtpd_recipient_limit smtpd_recipient_overshoot_limit smtpd_reject_footer_maps smtpd_sasl_response_limit
	smtpd_sender_login_maps smtpd_soft_error_limit smtpd_timeout smtpd_upstream_proxy_timeout stale_lock_time
	transport_retry_time trigger_timeout unknown_address_reject_code unknown_client_reject_code
	unknown_hostname_reject_code unknown_local_recipient_reject_code unknown_relay_recipient_reject_code
	unknown_virtual_alias_reject_code unknown_virtual_mailbox_reject_code unverified_recipient_defer_code
	unverified_recipient_reject_code unverified_sender_defer_code unverified_sender_reject_code
	virtual_alias_address_length_limit virtual_alias_expansion_limit virtual_alias_recursion_limit virtual_gid_maps
	virtual_mailbox_limit virtual_uid_maps
`
	.trim()
	.split(/\s+/)
	.map(name => [name, plainValue(name)]);

function plainValue(name) {
	if (name.endsWith('_maps')) {
		return `hash:/etc/postfix/${name.replace(/_maps$/, '')}`;
	}
	if (name.endsWith('_code')) {
		return '450';
	}
	return name.endsWith('_limit') ? '50' : '120s';
}
