using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Records;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Vms.Keeping;

/// <summary>Asks the keeper of a state directory; starts one when none is there.</summary>
/// <param name="directories">The state directory.</param>
/// <param name="host">What a keeper is.</param>
public sealed class KeeperClient(VmDirectories directories, HostProgram host)
{
    /// <summary>The keeper's socket, in the state directory.</summary>
    internal const string SocketName = "keeper.sock";

    internal const string Yes = "yes", No = "no";

    private static readonly string[] s_command = ["vm", "keeper"];

    private const string TurnName = "keeper.lock";

    // One that ends just now is tried once more.
    private const int Tries = 2;

    /// <summary>A template's memory, sealed.</summary>
    /// <param name="key">The template's key.</param>
    /// <param name="digest">The memory's digest.</param>
    /// <returns>Null when there is no such template, or no keeper.</returns>
    public SafeFileHandle? TryGetMemory(string key, string digest) => Ask(new KeeperRequest { Key = key, Digest = digest });

    /// <summary>A machine in waiting.</summary>
    /// <param name="key">Its template.</param>
    /// <param name="like">Its image, disk and so on; who it becomes is told to it later.</param>
    /// <param name="pool">How many are to be in waiting from now on.</param>
    /// <returns>Null when there is none.</returns>
    public Spare? TryGetSpare(string key, VmRecord like, int pool) =>
        Ask(new KeeperRequest { Key = key, Spare = like, Pool = pool }) is { } connection ? new Spare(new UnixSocket(connection)) : null;

    /// <summary>Ends it, if there is one, and with it machines in waiting; VMs go on.</summary>
    public void Dismiss()
    {
        using UnixSocket? connection = TryConnect();
        if (connection is null)
            return;
        try
        {
            SocketLines.Send(connection, JsonSerializer.Serialize(new KeeperRequest { IsDismissal = true }, KeeperJson.Default.KeeperRequest));
            _ = SocketLines.Receive(connection, out _);
        }
        catch (LinuxException)
        {
            // It has ended by itself.
        }
    }

    private SafeFileHandle? Ask(KeeperRequest request)
    {
        for (int tries = 0; tries < Tries; tries++)
        {
            using UnixSocket? connection = TryReach();
            if (connection is null)
                return null;
            try
            {
                SocketLines.Send(connection, JsonSerializer.Serialize(request, KeeperJson.Default.KeeperRequest));
                if (SocketLines.Receive(connection, out SafeFileHandle? descriptor) is not null)
                    return descriptor;
            }
            catch (LinuxException)
            {
                // It has ended.
            }
        }

        return null;
    }

    private UnixSocket? TryReach()
    {
        if (TryConnect() is { } connection)
            return connection;
        directories.Make();
        using SafeFileHandle turn = OpenFile.ForWritingOrNew(Path.Combine(directories.Root, TurnName));
        OpenFile.LockExclusive(turn);
        if (TryConnect() is { } other)
            return other;
        try
        {
            _ = host.Start(s_command, "keeper");
        }
        catch (AgentOSException)
        {
            return null; // Machines boot without it.
        }

        return TryConnect();
    }

    // Another user's is none of ours.
    private UnixSocket? TryConnect()
    {
        try
        {
            UnixSocket connection = UnixSocket.Connect(directories.Root, SocketName);
            if (connection.Peer().UserId == FileOwner.EffectiveUserId)
                return connection;
            connection.Dispose();
        }
        catch (LinuxException)
        {
            // Nobody listens.
        }

        return null;
    }
}
