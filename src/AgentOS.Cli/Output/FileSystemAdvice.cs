using AgentOS.Linux;

namespace AgentOS.Cli.Output;

/// <summary>What to do about the error numbers that file commands meet most.</summary>
internal static class FileSystemAdvice
{
    /// <summary>The remedy, or null when the sentence of the error says it all.</summary>
    public static string? For(Errno error) => error switch
    {
        Errno.ENOENT => "see what is there: agentos fs ls -R",
        Errno.EISDIR => "name a file in it; to remove a directory: agentos fs rm -r PATH",
        Errno.ENOTEMPTY => "remove it with everything in it: agentos fs rm -r PATH",
        Errno.EEXIST => "remove the old one first: agentos fs rm PATH",
        Errno.ENAMETOOLONG => "use shorter names: one has at most 255 bytes, a link's target at most 4095",
        Errno.ELOOP => "look for links that point at each other: agentos fs ls -lR",
        Errno.ENOSPC => "free space on the disk of the agent's file",
        _ => null,
    };
}
