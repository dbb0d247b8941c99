namespace AgentOS.Storage.Files;

/// <summary>Frees an inode with everything that hangs on it.</summary>
internal sealed class InodeRemoval(InodeCache inodes, FileContent content, SymbolicLinkTable links, ExtendedAttributeTable attributes)
{
    internal void Free(in Inode inode)
    {
        if (ModeBits.IsRegular(inode.Mode))
            content.Delete(inode.Number);
        else if (ModeBits.IsSymbolicLink(inode.Mode))
            links.Delete(inode.Number);
        attributes.DeleteAll(inode.Number);
        inodes.Remove(inode.Number);
    }
}
