using AgentOS.Errors;

namespace AgentOS.Storage;

/// <summary>What can be wrong with tar archives, and what a person does about it.</summary>
public static class ArchiveErrors
{
    /// <summary>The bytes are no tar archive.</summary>
    public static readonly ErrorDefinition Damaged = new(
        "archive.damaged", "it is not a tar archive, or it is damaged",
        "A header is not valid, or the archive ends too early. Nothing was imported.",
        "Unpack it first if it is compressed: zcat FILE.tar.gz | agentos import; then check it: tar -tf FILE");

    /// <summary>An entry that would be written outside the destination.</summary>
    public static readonly ErrorDefinition UnsafeName = new(
        "archive.unsafe-name", "it has an entry that would leave the destination",
        "A name is absolute, contains '..', or leads through a symbolic link. No honest archive of a tree has such entries. Nothing was imported.",
        "Look at it: tar -tvf FILE. Make the archive again with relative names.");

    /// <summary>A name or entry the agent cannot keep.</summary>
    public static readonly ErrorDefinition Unusable = new(
        "archive.unusable-entry", "it has an entry that cannot be kept",
        "A name is too long or not UTF-8, a link points to nothing, or a file would replace a directory. Nothing was imported.",
        "Remove the entry from the archive: tar --delete -f FILE NAME");

    /// <summary>A small archive that would become huge.</summary>
    public static readonly ErrorDefinition Bomb = new(
        "archive.bomb", "it would become much larger than it is",
        "A header of the archive is larger than any honest one, or its sparse files are scattered so that a few bytes would fill the disk. Nothing was imported.",
        "Unpack it elsewhere, with limits, and look at what comes out.");

    /// <summary>A name of the agent that tar cannot hold.</summary>
    public static readonly ErrorDefinition NameNotUtf8 = new(
        "archive.name-not-utf8", "a name in it is not UTF-8",
        "Names in a tar archive of this format (POSIX pax) are UTF-8.",
        "Rename the file; its name's bytes are in the message.");
}
