namespace AgentOS.Store.Packages;

/// <summary>What a package can hold. Directories follow from their contents.</summary>
public enum PackageEntryKind
{
    /// <summary>A file.</summary>
    File,

    /// <summary>A file that can be executed.</summary>
    Program,

    /// <summary>A symbolic link to something in the package.</summary>
    Link,
}
