using System.Text.Json;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Vms.Records;
using AgentOS.Vms.Templates;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Vms.Keeping;

/// <summary>
/// Holds what all copies of a template share, its memory, and machines in waiting. It can end at any moment: copies hold the memory themselves, machines in waiting end with it,
/// and who needs one next starts another.
/// </summary>
public sealed class Keeper : IDisposable
{
    private readonly TemplateStore _templates;
    private readonly UnixListener _listener;
    private readonly SparePool _pool;
    private readonly TimeProvider _clock;
    private readonly Lock _loading = new();
    private readonly Dictionary<string, SafeFileHandle> _memories = new(StringComparer.Ordinal);
    private readonly ITimer _idle;

    private Keeper(VmDirectories directories, UnixListener listener, Func<string, VmRecord, Spare?> startSpare, TimeProvider clock)
    {
        _templates = new TemplateStore(directories.Templates, clock);
        _listener = listener;
        _clock = clock;
        _pool = new SparePool(startSpare, clock);
        _idle = clock.CreateTimer(_ => _listener.Stop(), null, IdleLimit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How long it stays when nobody asks for anything.</summary>
    public static TimeSpan IdleLimit { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Starts listening, in the place of one that was killed. Only who holds <see cref="KeeperClient"/>'s turn starts one.</summary>
    /// <param name="directories">The state directory.</param>
    /// <param name="startSpare">Starts a machine in waiting of a template's key; null when that failed.</param>
    /// <param name="clock">The clock.</param>
    public static Keeper Start(VmDirectories directories, Func<string, VmRecord, Spare?> startSpare, TimeProvider clock)
    {
        directories.Make();
        File.Delete(Path.Combine(directories.Root, KeeperClient.SocketName));
        // Of machines in waiting whose keeper was killed.
        if (Directory.Exists(directories.Pool))
            Directory.Delete(directories.Pool, recursive: true);
        return new Keeper(directories, UnixListener.Bind(directories.Root, KeeperClient.SocketName), startSpare, clock);
    }

    /// <summary>Answers until nobody has asked for anything for a while.</summary>
    public void Run()
    {
        while (_listener.Accept() is { } connection)
            new Thread(() => Serve(connection), maxStackSize: 256 * 1024) { IsBackground = true, Name = "request" }.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        _idle.Dispose();
        _pool.Dispose();
        lock (_loading)
        {
            foreach (SafeFileHandle memory in _memories.Values)
                memory.Dispose();
        }
    }

    private void Serve(UnixSocket connection)
    {
        using (connection)
        {
            if (connection.Peer().UserId != FileOwner.EffectiveUserId || SocketLines.Receive(connection, out SafeFileHandle? unasked) is not { } line)
                return;
            unasked?.Dispose();
            _idle.Change(IdleLimit, Timeout.InfiniteTimeSpan);
            try
            {
                Answer(connection, JsonSerializer.Deserialize(line, KeeperJson.Default.KeeperRequest) ?? new KeeperRequest());
            }
            catch (Exception failure) when (failure is JsonException or LinuxException)
            {
                // The caller is gone, or is none of ours: it sees the connection end.
            }
        }
    }

    private void Answer(UnixSocket connection, KeeperRequest request)
    {
        if (request.IsDismissal)
        {
            _listener.Stop();
            return;
        }

        if (request.Spare is { } wanted)
        {
            using UnixSocket? spare = _templates.Has(request.Key) ? _pool.Take(request.Key, wanted, request.Pool)?.Connection : null;
            SocketLines.Send(connection, spare is null ? KeeperClient.No : KeeperClient.Yes, spare?.Handle);
            return;
        }

        using SafeFileHandle? memory = TryFind(request);
        SocketLines.Send(connection, memory is null ? KeeperClient.No : KeeperClient.Yes, memory);
    }

    private SafeFileHandle? TryFind(KeeperRequest request)
    {
        lock (_loading)
        {
            if (!_memories.TryGetValue(request.Digest, out SafeFileHandle? memory) && TryLoad(request) is { } loaded)
                memory = _memories[request.Digest] = loaded;
            return memory is null ? null : DescriptorIo.Duplicate(memory);
        }
    }

    private SafeFileHandle? TryLoad(KeeperRequest request)
    {
        try
        {
            SafeFileHandle? memory = _templates.TryLoadMemory(request.Key, request.Digest);
            // Whoever needs a new one may have replaced others.
            HashSet<string> kept = [.. _templates.List().Select(template => template.MemoryDigest)];
            foreach (string gone in _memories.Keys.Where(digest => !kept.Contains(digest)).ToArray())
            {
                _memories.Remove(gone, out SafeFileHandle? old);
                old?.Dispose();
            }

            return memory;
        }
        catch (IOException)
        {
            return null; // Removed meanwhile.
        }
    }
}
