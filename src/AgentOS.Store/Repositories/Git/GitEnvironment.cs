using System.Collections;

namespace AgentOS.Store.Repositories.Git;

/// <summary>What git finds around it: nothing of the user's settings, nothing of a repository it happens to be called in, and what it needs to reach hosts.</summary>
internal static class GitEnvironment
{
    // How this user reaches hosts, and what they are trusted by; git(1), curl(1), ssh(1).
    private static readonly string[] s_kept =
    [
        "PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "SSH_AUTH_SOCK", "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
        "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_SSH", "GIT_SSH_COMMAND",
    ];

    // Each closes a way in which a repository or a server could have something run, read or asked (git-config(1)).
    private static readonly (string Name, string Value)[] s_settings =
    [
        ("core.hooksPath", "/dev/null"),
        ("core.fsmonitor", "false"),
        ("core.attributesFile", "/dev/null"),
        ("core.alternateRefsCommand", "true"),
        ("credential.helper", ""),
        ("protocol.allow", "never"),
        ("protocol.https.allow", "always"),
        ("protocol.http.allow", "always"),
        ("protocol.ssh.allow", "always"),
        ("protocol.git.allow", "always"),
        ("transfer.fsckObjects", "true"),
        ("transfer.bundleURI", "false"),
        ("fetch.recurseSubmodules", "false"),
        ("fetch.unpackLimit", "1"), // always one file, which the limit on a file's size then bounds
        ("fetch.writeCommitGraph", "false"),
        ("gc.auto", "0"),
        ("maintenance.auto", "false"),
    ];

    /// <summary>The whole environment.</summary>
    /// <param name="access">A token for the remote; null when none is needed.</param>
    public static Dictionary<string, string> For(GitAccess? access)
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["LC_ALL"] = "C",
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_CONFIG_GLOBAL"] = "/dev/null",
            ["GIT_ATTR_NOSYSTEM"] = "1",
            ["GIT_TERMINAL_PROMPT"] = "0",
            ["GIT_NO_REPLACE_OBJECTS"] = "1",
            ["GIT_LFS_SKIP_SMUDGE"] = "1",
            // Questions would go to the terminal, over an agent's conversation.
            ["GIT_SSH_COMMAND"] = "ssh -oBatchMode=yes",
        };
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (s_kept.Contains((string)variable.Key, StringComparer.Ordinal))
                environment[(string)variable.Key] = (string)variable.Value!;
        }

        (string Name, string Value)[] settings = access is null ? s_settings : [.. s_settings, ($"http.{access.Scope}.extraHeader", access.Header)];
        environment["GIT_CONFIG_COUNT"] = $"{settings.Length}";
        for (int i = 0; i < settings.Length; i++)
            (environment[$"GIT_CONFIG_KEY_{i}"], environment[$"GIT_CONFIG_VALUE_{i}"]) = settings[i];
        return environment;
    }
}
