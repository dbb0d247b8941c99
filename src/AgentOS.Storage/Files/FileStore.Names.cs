using AgentOS.Linux;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Files;

/// <content>Names and directories.</content>
public sealed partial class FileStore
{
    /// <inheritdoc/>
    public Errno Lookup(long parent, ReadOnlySpan<byte> name, out Inode inode)
    {
        inode = default;
        Errno error = _group.EnterRead();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Finder.Lookup(parent, name, out inode);
        }
        catch (SqliteException e)
        {
            return _group.Fail(e);
        }
        finally
        {
            _group.Leave();
        }
    }

    /// <inheritdoc/>
    public Errno Make(long parent, ReadOnlySpan<byte> name, in NewInode node, out Inode inode)
    {
        inode = default;
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Names.Make(parent, name, node, out inode);
        }
        catch (SqliteException e)
        {
            return _group.Fail(e);
        }
        finally
        {
            _group.Leave();
        }
    }

    /// <inheritdoc/>
    public Errno MakeUnnamed(in NewInode node, out Inode inode)
    {
        inode = default;
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Names.MakeUnnamed(node, out inode);
        }
        catch (SqliteException e)
        {
            return _group.Fail(e);
        }
        finally
        {
            _group.Leave();
        }
    }

    /// <inheritdoc/>
    public Errno MakeSymbolicLink(
        long parent, ReadOnlySpan<byte> name, ReadOnlySpan<byte> target, uint userId, uint groupId, out Inode inode)
    {
        inode = default;
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Names.MakeSymbolicLink(parent, name, target, userId, groupId, out inode);
        }
        catch (SqliteException e)
        {
            return _group.Fail(e);
        }
        finally
        {
            _group.Leave();
        }
    }

    /// <inheritdoc/>
    public Errno Link(long number, long parent, ReadOnlySpan<byte> name, out Inode inode)
    {
        inode = default;
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Names.Link(number, parent, name, out inode);
        }
        catch (SqliteException e)
        {
            return _group.Fail(e);
        }
        finally
        {
            _group.Leave();
        }
    }

    /// <inheritdoc/>
    public Errno Unlink(long parent, ReadOnlySpan<byte> name)
    {
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Names.Unlink(parent, name);
        }
        catch (SqliteException e)
        {
            return _group.Fail(e);
        }
        finally
        {
            _group.Leave();
        }
    }

    /// <inheritdoc/>
    public Errno RemoveDirectory(long parent, ReadOnlySpan<byte> name)
    {
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Names.RemoveDirectory(parent, name);
        }
        catch (SqliteException e)
        {
            return _group.Fail(e);
        }
        finally
        {
            _group.Leave();
        }
    }

    /// <inheritdoc/>
    public Errno Rename(long oldParent, ReadOnlySpan<byte> oldName, long newParent, ReadOnlySpan<byte> newName, RenameFlags flags)
    {
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Renaming.Rename(oldParent, oldName, newParent, newName, flags);
        }
        catch (SqliteException e)
        {
            return _group.Fail(e);
        }
        finally
        {
            _group.Leave();
        }
    }

    /// <inheritdoc/>
    public Errno ReadLink(long number, Span<byte> target, out int length)
    {
        length = 0;
        Errno error = _group.EnterRead();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.ReadLink(number, target, out length);
        }
        catch (SqliteException e)
        {
            return _group.Fail(e);
        }
        finally
        {
            _group.Leave();
        }
    }

    /// <inheritdoc/>
    public Errno ListDirectory(long number, IDirectorySink sink)
    {
        Errno error = _group.EnterRead();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Finder.List(number, sink);
        }
        catch (SqliteException e)
        {
            return _group.Fail(e);
        }
        finally
        {
            _group.Leave();
        }
    }

    /// <inheritdoc/>
    public Errno GetParent(long number, out long parent)
    {
        parent = 0;
        Errno error = _group.EnterRead();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Finder.GetParent(number, out parent);
        }
        catch (SqliteException e)
        {
            return _group.Fail(e);
        }
        finally
        {
            _group.Leave();
        }
    }
}
