namespace AgentOS.Storage.Timeline;

/// <summary>What the timeline calls the changes of files and state.</summary>
internal static class FileOperation
{
    internal const string Create = "create";
    internal const string MakeDirectory = "mkdir";
    internal const string MakeNode = "mknod";
    internal const string SymbolicLink = "symlink";
    internal const string Link = "link";
    internal const string Unlink = "unlink";
    internal const string RemoveDirectory = "rmdir";
    internal const string Rename = "rename";
    internal const string Exchange = "exchange";
    internal const string Write = "write";
    internal const string Truncate = "truncate";
    internal const string Allocate = "fallocate";
    internal const string ChangeMode = "chmod";
    internal const string ChangeOwner = "chown";
    internal const string SetTimes = "utimes";
    internal const string SetAttribute = "setxattr";
    internal const string RemoveAttribute = "removexattr";
    internal const string SetKey = "kv.set";
    internal const string DeleteKey = "kv.delete";

    /// <summary>Followed by the status.</summary>
    internal const string ToolCall = "tool.";
}
