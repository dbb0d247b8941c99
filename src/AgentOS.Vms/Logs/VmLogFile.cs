using System.Text;
using System.Text.Json;
using AgentOS.Linux;
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
    private readonly DirectoryWatch _watch = new();
    private FileStream? _file;
    private bool _hasReadOlder;

    /// <summary>Opens it.</summary>
    /// <param name="path">The file, which need not be there yet; its directory is.</param>
    /// <param name="heard">Hears of each line.</param>
    public VmLogFile(string path, Action<LogEntry> heard)
    {
        _path = path;
        _heard = heard;
        // Before it is opened: none of its renamings is missed.
        _ = _watch.Add(Path.GetDirectoryName(path)!);
    }

    /// <summary>Reads what there is.</summary>
    public void Read()
    {
        if (!_hasReadOlder)
        {
            using FileStream? older = TryOpen(_path + LogEntry.OlderSuffix);
            ReadRest(older);
            _hasReadOlder = true;
        }

        _file ??= TryOpen(_path);
        ReadRest(_file);
    }

    /// <summary>Reads what comes, until it is told to end; then what had come.</summary>
    /// <param name="end">Its signal.</param>
    public void Follow(WakeSignal end)
    {
        using Poller poller = new();
        poller.Add(_watch.Descriptor, Readiness.Input);
        poller.Add(end.Descriptor, Readiness.Input);
        bool isOver = false;
        do
        {
            Read();
            int count = poller.Wait();
            for (int index = 0; index < count; index++)
                isOver |= poller[index].Descriptor == (int)end.Descriptor.DangerousGetHandle();
            Renew();
        }
        while (!isOver);
        Read();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file?.Dispose();
        _watch.Dispose();
    }

    // The file may have become the one before; what was written to it since is read first. The new one may not be there yet.
    private void Renew()
    {
        _ = _watch.Read();
        if (_file is null || OpenFile.Identify(_path) is not { } now || now == OpenFile.Identify(_file.SafeFileHandle) || TryOpen(_path) is not { } next)
            return;
        ReadRest(_file);
        _file.Dispose();
        _file = next;
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
