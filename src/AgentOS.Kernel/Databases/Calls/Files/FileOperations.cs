using System.Collections.Frozen;

namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>The operations of FILES.</summary>
internal static class FileOperations
{
    /// <summary>By their names.</summary>
    public static readonly FrozenDictionary<string, DataOperation<FilesRequest>> All = new Dictionary<string, DataOperation<FilesRequest>>(StringComparer.Ordinal)
    {
        ["read"] = ContentOperations.Read,
        ["write"] = ContentOperations.Write,
        ["copy"] = ContentOperations.Copy,
        ["truncate"] = ContentOperations.Truncate,
        ["list"] = NameOperations.List,
        ["mkdir"] = NameOperations.MakeDirectory,
        ["rm"] = NameOperations.Remove,
        ["rmdir"] = NameOperations.RemoveDirectory,
        ["unlink"] = NameOperations.Unlink,
        ["rename"] = NameOperations.Rename,
        ["symlink"] = NameOperations.MakeSymbolicLink,
        ["link"] = NameOperations.Link,
        ["readlink"] = NameOperations.ReadLink,
        ["stat"] = AttributeOperations.Stat,
        ["lstat"] = AttributeOperations.LinkStat,
        ["exists"] = AttributeOperations.Exists,
        ["access"] = AttributeOperations.Access,
        ["chmod"] = AttributeOperations.ChangeMode,
        ["chown"] = AttributeOperations.ChangeOwner,
        ["utimes"] = AttributeOperations.SetTimes,
        ["statfs"] = AttributeOperations.Measure,
        ["open"] = HandleOperations.Open,
        ["pread"] = HandleOperations.Read,
        ["pwrite"] = HandleOperations.Write,
        ["ftruncate"] = HandleOperations.Truncate,
        ["fsync"] = HandleOperations.Synchronize,
        ["fstat"] = HandleOperations.Stat,
        ["close"] = HandleOperations.Close,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
