using System.Net.Sockets;
using AgentOS.Errors;
using AgentOS.Linux.Files;
using AgentOS.Linux.Polling;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Models.Relay;

/// <summary>Carries connections of a sandbox's loopback to the gateway, which is started by the first of them.</summary>
internal sealed class ModelRelay : IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly ModelAsker _asker;
    private readonly SafeFileHandle? _listener;

    /// <param name="listener">Listens in the sandbox; its owner's to dispose, after this.</param>
    /// <param name="asker">Whose sandbox it is.</param>
    public ModelRelay(SafeFileHandle listener, ModelAsker asker)
    {
        (_listener, _asker) = (listener, asker);
        DescriptorIo.SetNonBlocking(listener);
        // Most programs ask nobody: until one does, this costs nothing but a place in a list.
        ReadinessWatch.WhenReadable(listener, () => _ = AcceptAsync());
    }

    /// <summary>Has no listener: connections are given to it.</summary>
    public ModelRelay(ModelAsker asker) => _asker = asker;

    public void Dispose() => _ending.Cancel();

    private async Task AcceptAsync()
    {
        using Socket listener = new(new SafeSocketHandle(_listener!.DangerousGetHandle(), ownsHandle: false));
        try
        {
            while (true)
                _ = CarryAsync(await listener.AcceptAsync(_ending.Token).ConfigureAwait(false));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The sandbox has ended.
        }
    }

    /// <summary>Carries a connection to its end, and closes it.</summary>
    public async Task CarryAsync(Socket program)
    {
        using (program)
        {
            try
            {
                await _asker.RegisterAsync(_ending.Token).ConfigureAwait(false);
                using Socket gateway = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await gateway.ConnectAsync(new UnixDomainSocketEndPoint(_asker.Access.Place.DataSocket), _ending.Token).ConfigureAwait(false);
                if (program.AddressFamily != AddressFamily.Unix)
                    program.NoDelay = true;
                await SocketPair.CopyAsync(program, gateway, _ending.Token).ConfigureAwait(false);
            }
            catch (AgentOSException failure)
            {
                await UnavailableAnswer.SendAsync(program, failure, _ending.Token).ConfigureAwait(false);
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // One of the two is gone, and so is the other.
            }
        }
    }
}
