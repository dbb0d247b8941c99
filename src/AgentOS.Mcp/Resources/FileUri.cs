namespace AgentOS.Mcp.Resources;

/// <summary>Files of the agent as URIs: <c>agentos://files/notes/a%20b.txt</c> is <c>/notes/a b.txt</c>.</summary>
internal static class FileUri
{
    /// <summary>RFC 6570: the plus keeps the slashes.</summary>
    public const string Template = Root + "{+path}";

    private const string Root = "agentos://files/";

    /// <param name="path">Absolute in the agent's file system.</param>
    public static string Of(string path) => Root + string.Join('/', path[1..].Split('/').Select(Uri.EscapeDataString));

    /// <summary>The path a URI names; null when it is none of ours.</summary>
    public static string? PathOf(string uri) =>
        uri.StartsWith(Root, StringComparison.Ordinal) ? "/" + Uri.UnescapeDataString(uri[Root.Length..]) : null;
}
