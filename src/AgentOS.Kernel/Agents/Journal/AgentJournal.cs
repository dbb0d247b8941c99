using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Kernel.Agents.Calls;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Agents.Journal;

/// <summary>
/// The agents of a kernel, written down for the one that comes after it: a line of JSON for each change, the last line of an agent holds. What was
/// written is on disk before SPAWN answers. Thread-safe.
/// </summary>
internal sealed class AgentJournal : IDisposable
{
    private const string Name = "agents.journal";
    private const byte EndOfLine = (byte)'\n';

    // Lines that hold no more are as many as those that do, and more than it is worth to write the file anew for.
    private const int LeastLinesToCompact = 1000;

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly SortedDictionary<uint, AgentRecord> _records;
    private SafeFileHandle _file;
    private int _lines;
    private long _length;

    private AgentJournal(string path, SortedDictionary<uint, AgentRecord> records)
    {
        _path = path;
        _records = records;
        _file = Rewrite();
    }

    /// <summary>The agents of the kernel before, oldest first.</summary>
    public IReadOnlyList<AgentRecord> Records
    {
        get
        {
            lock (_lock)
                return [.. _records.Values];
        }
    }

    /// <summary>Opens the journal of a state directory.</summary>
    /// <exception cref="AgentOSException"><see cref="AgentErrors.JournalDamaged"/>.</exception>
    public static AgentJournal Open(string stateDirectory)
    {
        string path = Path.Combine(stateDirectory, Name);
        return new AgentJournal(path, File.Exists(path) ? Read(path) : []);
    }

    /// <summary>Writes an agent down; on disk when this returns.</summary>
    public void Write(AgentRecord record)
    {
        SafeFileHandle file;
        lock (_lock)
        {
            _records[record.Id] = record;
            Append(record);
            if (_lines > LeastLinesToCompact && _lines > 2 * _records.Count)
            {
                _file.Dispose();
                _file = Rewrite();
                return;
            }

            file = _file;
        }

        // Outside the lock, so that those who write at the same time share the disk's work.
        Flush(file);
    }

    /// <summary>Leaves an agent out of the next file.</summary>
    public void Forget(uint id)
    {
        lock (_lock)
            _records.Remove(id);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static void Flush(SafeFileHandle file)
    {
        try
        {
            RandomAccess.FlushToDisk(file);
        }
        catch (ObjectDisposedException)
        {
            // The file was written anew meanwhile, this record in it.
        }
    }

    private static SortedDictionary<uint, AgentRecord> Read(string path)
    {
        SortedDictionary<uint, AgentRecord> records = [];
        ReadOnlySpan<byte> rest = File.ReadAllBytes(path);
        // A last line without its end was cut off by the end of the machine, before it was acknowledged.
        for (int number = 1; rest.IndexOf(EndOfLine) is >= 0 and int length; number++)
        {
            AgentRecord record = Parse(rest[..length], path, number);
            records[record.Id] = record;
            rest = rest[(length + 1)..];
        }

        return records;
    }

    private static AgentRecord Parse(ReadOnlySpan<byte> line, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, AgentJson.Default.AgentRecord) ?? throw new JsonException("null");
        }
        catch (JsonException problem)
        {
            throw new AgentOSException(AgentErrors.JournalDamaged, "start the kernel", path, $"line {number}: {problem.Message}", problem);
        }
    }

    private void Append(AgentRecord record)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(record, AgentJson.Default.AgentRecord), EndOfLine];
        RandomAccess.Write(_file, line, _length);
        _length += line.Length;
        _lines++;
    }

    private SafeFileHandle Rewrite()
    {
        string unfinished = _path + ".new";
        _file = File.OpenHandle(unfinished, FileMode.Create, FileAccess.Write, FileShare.Read);
        File.SetUnixFileMode(_file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _length = _lines = 0;
        foreach (AgentRecord record in _records.Values)
            Append(record);
        RandomAccess.FlushToDisk(_file);
        AtomicReplacement.Move(unfinished, _path);
        return _file;
    }
}
