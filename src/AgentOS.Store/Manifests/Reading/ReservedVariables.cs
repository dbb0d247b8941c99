namespace AgentOS.Store.Manifests.Reading;

/// <summary>Environment variables that decide how programs start or what they trust. A manifest may not name one for a key or an address.</summary>
internal static class ReservedVariables
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "PWD", "LANG", "LC_ALL", "LC_CTYPE", "TERM", "TZ", "TMPDIR", "ENV", "BASH_ENV", "IFS",
        "PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "NODE_PATH", "NODE_OPTIONS", "WORKSPACE", "E2B_API_KEY",
        "SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO",
    };

    private static readonly string[] s_prefixes = ["LD_", "DYLD_", "AGENTOS_"];

    public static bool Has(string variable) =>
        s_names.Contains(variable) || Array.Exists(s_prefixes, prefix => variable.StartsWith(prefix, StringComparison.Ordinal));
}
