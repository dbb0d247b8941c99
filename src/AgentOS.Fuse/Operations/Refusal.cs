using AgentOS.Fuse.Protocol;
using AgentOS.Linux;

namespace AgentOS.Fuse.Operations;

/// <summary>Changes that were not allowed or had no room, as the timeline names them.</summary>
internal static class Refusal
{
    /// <summary>Whether an answer says "you may not" or "there is no room", and not "that cannot be done".</summary>
    internal static bool IsOne(Errno error) => error is Errno.EACCES or Errno.EPERM or Errno.EROFS or Errno.ENOSPC or Errno.EDQUOT;

    /// <summary>The operation's name; null when it would have changed nothing.</summary>
    internal static string? NameOf(FuseOpcode opcode) => opcode switch
    {
        FuseOpcode.Create or FuseOpcode.TemporaryFile => "create",
        FuseOpcode.MakeNode => "mknod",
        FuseOpcode.MakeDirectory => "mkdir",
        FuseOpcode.SymbolicLink => "symlink",
        FuseOpcode.Link => "link",
        FuseOpcode.Unlink => "unlink",
        FuseOpcode.RemoveDirectory => "rmdir",
        FuseOpcode.Rename or FuseOpcode.Rename2 => "rename",
        FuseOpcode.Write or FuseOpcode.CopyRange or FuseOpcode.CopyRange64 => "write",
        FuseOpcode.Allocate => "fallocate",
        FuseOpcode.SetAttributes => "setattr",
        FuseOpcode.SetExtendedAttribute => "setxattr",
        FuseOpcode.RemoveExtendedAttribute => "removexattr",
        _ => null,
    };
}
