namespace AgentOS.Cli.Commands.Copying;

/// <summary>A path inside a running sandbox, as people write it: <c>ID:/path</c>.</summary>
/// <param name="Id">Which sandbox.</param>
/// <param name="Path">Where in it; a relative one counts from where its program started.</param>
internal sealed record SandboxPath(string Id, string Path)
{
    /// <summary>Null when the text is a path of the host: it has no colon, or a slash before it.</summary>
    public static SandboxPath? Parse(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && !text.AsSpan(0, colon).Contains('/')
            ? new SandboxPath(text[..colon], text[(colon + 1)..] is { Length: > 0 } path ? path : ".")
            : null;

    /// <summary>The last name in a path; empty when that is no name.</summary>
    public static string NameOf(string path) => path.TrimEnd('/') is var trimmed && trimmed[(trimmed.LastIndexOf('/') + 1)..] is var name and not ("." or "..") ? name : "";
}
