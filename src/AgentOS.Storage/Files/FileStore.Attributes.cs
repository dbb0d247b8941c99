using AgentOS.Linux;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Files;

/// <content>Attributes, plain and extended.</content>
public sealed partial class FileStore
{
    /// <inheritdoc/>
    public Errno Get(long number, out Inode inode)
    {
        inode = default;
        Errno error = _group.EnterRead();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Finder.Get(number, out inode);
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
    public Errno Change(long number, in InodeChanges changes, out Inode inode)
    {
        inode = default;
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Attributes.Change(number, changes, out inode);
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
    public Errno GetExtendedAttribute(long number, ReadOnlySpan<byte> name, Span<byte> value, out int length)
    {
        length = 0;
        Errno error = _group.EnterRead();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.ExtendedAttributes.Get(number, name, value, out length);
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
    public Errno SetExtendedAttribute(long number, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, ExtendedAttributeFlags flags)
    {
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.ExtendedAttributes.Set(number, name, value, flags);
        }
        catch (SqliteException e)
        {
            return _group.Fail(e);
        }
        finally
        {
            _group.Leave(value.Length);
        }
    }

    /// <inheritdoc/>
    public Errno ListExtendedAttributes(long number, Span<byte> names, out int length)
    {
        length = 0;
        Errno error = _group.EnterRead();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.ExtendedAttributes.List(number, names, out length);
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
    public Errno RemoveExtendedAttribute(long number, ReadOnlySpan<byte> name)
    {
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.ExtendedAttributes.Remove(number, name);
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
