using AgentOS.Linux;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Files;

/// <content>Bytes of files.</content>
public sealed partial class FileStore
{
    /// <inheritdoc/>
    public Errno Read(long number, long offset, Span<byte> buffer, out int count)
    {
        count = 0;
        Errno error = _group.EnterRead();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Content.Read(number, offset, buffer, out count);
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
    public Errno Write(long number, long offset, ReadOnlySpan<byte> data)
    {
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Content.Write(number, offset, data);
        }
        catch (SqliteException e)
        {
            return _group.Fail(e);
        }
        finally
        {
            _group.Leave(data.Length);
        }
    }

    /// <inheritdoc/>
    public Errno Allocate(long number, AllocateMode mode, long offset, long length)
    {
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Content.Allocate(number, mode, offset, length);
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
    public Errno Seek(long number, long offset, SeekTarget target, out long position)
    {
        position = 0;
        Errno error = _group.EnterRead();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Content.Seek(number, offset, target, out position);
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
    public Errno Copy(long source, long sourceOffset, long destination, long destinationOffset, long length, out long copied)
    {
        copied = 0;
        Errno error = _group.EnterWrite();
        if (error != Errno.None)
            return error;
        try
        {
            return _tree.Content.Copy(source, sourceOffset, destination, destinationOffset, length, out copied);
        }
        catch (SqliteException e)
        {
            return _group.Fail(e);
        }
        finally
        {
            _group.Leave(copied);
        }
    }
}
