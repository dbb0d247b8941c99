using System.Text;
using System.Text.Json;
using AgentOS.Linux.Polling;
using AgentOS.Linux.Watching;
using AgentOS.Machines.Logs;

namespace AgentOS.Vms.Logs;

/// <summary>The log of a VM's programs, from its oldest line on, while it is written.</summary>
public sealed class VmLogFile : IDisposable
{
    private readonly string _path;
    private readonly Action<LogEntry> _heard;
    private readonly StringBuilder _line = new();
    private FileStream? _file;

    /// <summary>Opens it.</summary>
    /// <param name="path">The file, which need not be there yet.</param>
    /// <param name="heard">Hears of each line.</param>
    public VmLogFile(string path, Action<LogEntry> heard)
    {
        _path = path;
        _heard = heard;
    }

    /// <summary>Reads what there is.</summary>
    public void Read()
    {
        if (_file is null)
        {
            ReadRest(TryOpen(_path + LogEntry.OlderSuffix));
            _file = TryOpen(_path);
        }

        ReadRest(_file);
    }

    /// <summary>Reads what comes, until it is told to end; then what had come.</summary>
    /// <param name="end">Its signal.</param>
    public void Follow(WakeSignal end)
    {
        using DirectoryWatch watch = new();
        _ = watch.Add(Path.GetDirectoryName(_path)!);
        using Poller poller = new();
        poller.Add(watch.Descriptor, Readiness.Input);
        poller.Add(end.Descriptor, Readiness.Input);
        bool isOver = false;
        do
        {
            Read();
            int count = poller.Wait();
            for (int index = 0; index < count; index++)
                isOver |= poller[index].Descriptor == (int)end.Descriptor.DangerousGetHandle();
            Renew(watch.Read());
        }
        while (!isOver);
        Read();
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    // The file became the one before; what was written to it since is read first.
    private void Renew(IReadOnlyList<WatchedChange> changes)
    {
        if (!changes.Any(change => change.Mask.HasFlag(WatchMask.MovedFrom) && change.Name == Path.GetFileName(_path)))
            return;
        ReadRest(_file);
        _file?.Dispose();
        _file = TryOpen(_path);
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private void ReadRest(FileStream? file)
    {
        if (file is null)
            return;
        byte[] buffer = new byte[64 * 1024];
        for (int count; (count = file.Read(buffer)) > 0;)
        {
            // Lines are of ASCII: everything else is escaped.
            foreach (byte character in buffer.AsSpan(0, count))
            {
                if (character != (byte)'\n')
                    _line.Append((char)character);
                else
                    Hear();
            }
        }
    }

    private void Hear()
    {
        string line = _line.ToString();
        _line.Clear();
        try
        {
            if (JsonSerializer.Deserialize(line, LogJson.Default.LogEntry) is { } entry)
                _heard(entry);
        }
        catch (JsonException)
        {
            // Half a line, of a host that was killed.
        }
    }
}
