using System.Collections;
using AgentOS.Errors;
using AgentOS.Images.Layers;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Linux.Machines;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest.Layers;

/// <summary>One step of an image's recipe: runs a command, then writes what it changed as a layer.</summary>
internal static class LayerProgram
{
    private const int Null = 0, Layer = 1, Messages = 2;
    private const int Everybody = -1;
    private const int BufferSize = 256 * 1024;

    // The disk whose directory "changes" lies over the image: the machine's root shows both as one.
    private const string OwnDisk = "/dev/vdb", Own = "/run/agentos/own", Changes = Own + "/changes";

    public static int Run(IReadOnlyList<string> command)
    {
        ProcessExit exit = Children.Wait(Start(command));
        if (exit.Signalled || exit.Code != ExitCodes.Success)
            return exit.Signalled ? ExitCodes.SignalBase + exit.Code : exit.Code;
        // What it left running would write on while its changes are read.
        Signals.Send(Everybody, Signals.Kill);
        MachineCalls.Synchronize();
        Directory.CreateDirectory(Own);
        MountNamespace.Mount(OwnDisk, Own, "ext4", SandboxMountFlags.None);
        using FileStream output = new(new SafeFileHandle(Layer, ownsHandle: false), FileAccess.Write, BufferSize);
        Write(output);
        return ExitCodes.Success;
    }

    private static int Start(IReadOnlyList<string> command)
    {
        string[] environment = [.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}")];
        // Through agentos-init, which searches PATH.
        return Spawner.Spawn(new SpawnRequest(
            Environment.ProcessPath!,
            [Environment.ProcessPath!, GuestPrograms.Adopt, .. command],
            environment,
            [new DescriptorAction.Inherit(0, Null), new DescriptorAction.Inherit(1, Messages), new DescriptorAction.Inherit(2, Messages)]));
    }

    private static void Write(Stream archive)
    {
        LayerWriter layer = new(archive);
        ChangedEntries changed = new();
        using DirectoryRoot changes = DirectoryRoot.Open(Changes);
        new DirectoryLayer(changes, layer, archive, changed.Choose).Write("", "", CancellationToken.None);
        foreach (TarEntry marker in changed.Markers)
            layer.Begin(marker);
        layer.End();
    }
}
