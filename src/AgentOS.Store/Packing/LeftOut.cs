namespace AgentOS.Store.Packing;

/// <summary>What is in an agent's folder and does not belong to the agent: secrets, version control, what tools make again, the agent's own state.</summary>
internal static class LeftOut
{
    // What an earlier packing left beside the manifest.
    private const string Archive = ".tar.gz";

    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        ".git", ".hg", ".svn", ".gitattributes", ".gitmodules", ".github", ".idea", ".vscode", ".DS_Store", "Thumbs.db",
        "node_modules", "__pycache__", ".venv", "venv", ".pytest_cache", ".mypy_cache", ".ruff_cache", "obj", "target",
        ".netrc", ".npmrc", ".pypirc", ".pgpass", ".aws", ".ssh", ".gnupg", ".envrc", "credentials.json", "credentials", "secrets.json", "keys.enc",
    };

    private static readonly string[] s_beginnings = ["id_rsa", "id_ecdsa", "id_ed25519", ".vault_secret", "agent.db"];

    private static readonly string[] s_endings = [".pem", ".key", ".p12", ".pfx", ".pyc", ".swp", "~"];

    // People write examples of such files to be copied.
    private static readonly string[] s_examples = [".env.example", ".env.sample", ".env.template"];

    public static bool Has(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        return s_names.Contains(name)
            || (name == path && name.EndsWith(Archive, StringComparison.OrdinalIgnoreCase))
            || (IsEnvironment(name) && !s_examples.Contains(name, StringComparer.OrdinalIgnoreCase))
            || Array.Exists(s_beginnings, beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            || Array.Exists(s_endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsEnvironment(string name) => name.Equals(".env", StringComparison.OrdinalIgnoreCase) || name.StartsWith(".env.", StringComparison.OrdinalIgnoreCase);
}
