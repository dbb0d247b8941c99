namespace AgentOS.Sandbox;

/// <summary>One step of building the sandbox's file system, in bubblewrap's terms.</summary>
public abstract record LayoutStep
{
    /// <summary>An empty file system in memory.</summary>
    /// <param name="Path">Where.</param>
    /// <param name="Bytes">Its size limit.</param>
    /// <param name="Mode">Mode of its root, octal text.</param>
    public sealed record Temporary(string Path, long Bytes, string Mode) : LayoutStep;

    /// <summary>A host tree, read-only.</summary>
    /// <param name="Source">Host path.</param>
    /// <param name="Path">Where.</param>
    public sealed record BindReadOnly(string Source, string Path) : LayoutStep;

    /// <summary>A host tree.</summary>
    /// <param name="Source">Host path.</param>
    /// <param name="Path">Where.</param>
    public sealed record Bind(string Source, string Path) : LayoutStep;

    /// <summary>A device of the host, usable.</summary>
    /// <param name="Source">Host path.</param>
    /// <param name="Path">Where.</param>
    public sealed record Device(string Source, string Path) : LayoutStep;

    /// <summary>A symbolic link.</summary>
    /// <param name="Target">Its text.</param>
    /// <param name="Path">Where.</param>
    public sealed record Link(string Target, string Path) : LayoutStep;

    /// <summary>An empty directory.</summary>
    /// <param name="Path">Where.</param>
    public sealed record Folder(string Path) : LayoutStep;

    /// <summary>A read-only file with given text.</summary>
    /// <param name="Path">Where.</param>
    /// <param name="Content">The text.</param>
    public sealed record Text(string Path, string Content) : LayoutStep;

    /// <summary>A procfs of the sandbox's pid namespace. The kernel lets agentos-init mount its own only where one is visible already.</summary>
    /// <param name="Path">Where.</param>
    public sealed record Processes(string Path) : LayoutStep;

    /// <summary>Makes a mount read-only from here on; not the mounts below it.</summary>
    /// <param name="Path">The mount.</param>
    public sealed record Seal(string Path) : LayoutStep;
}
