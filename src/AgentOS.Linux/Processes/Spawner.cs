namespace AgentOS.Linux;

/// <summary>
/// posix_spawn(3) in a session of its own. The child takes the calling thread's credentials, namespaces, seccomp filter and no_new_privs,
/// so a thread that confined itself spawns confined programs; no managed code runs between fork and exec.
/// </summary>
public static unsafe class Spawner
{
    private const int ReadWrite = 2;
    private const int DuplicateCloseOnExec = 1030;

    /// <summary>Starts the program.</summary>
    /// <returns>Its process id, as the caller's pid namespace numbers it.</returns>
    /// <exception cref="LinuxException">It could not be executed.</exception>
    public static int Spawn(SpawnRequest request)
    {
        // SAFETY: opaque structures, larger than glibc's; destroyed in the finally block.
        byte* attributes = stackalloc byte[ProcessInterop.SpawnAttributesSize];
        byte* actions = stackalloc byte[ProcessInterop.SpawnActionsSize];
        List<int> duplicates = [];
        Require(ProcessInterop.AttributesInit(attributes), "posix_spawnattr_init");
        Require(ProcessInterop.ActionsInit(actions), "posix_spawn_file_actions_init");
        try
        {
            SetAttributes(attributes);
            AddDescriptors(actions, request.Descriptors, duplicates);
            if (request.WorkingDirectory is { } directory)
                Require(ProcessInterop.ActionsChangeDirectory(actions, directory), "posix_spawn chdir", directory);
            using NativeStrings arguments = new(request.Arguments);
            using NativeStrings environment = new(request.Environment);
            Require(ProcessInterop.PosixSpawn(out int pid, request.Program, actions, attributes, arguments.Pointer, environment.Pointer),
                "execute", request.Program);
            return pid;
        }
        finally
        {
            foreach (int descriptor in duplicates)
                new Microsoft.Win32.SafeHandles.SafeFileHandle(descriptor, ownsHandle: true).Dispose();
            _ = ProcessInterop.ActionsDestroy(actions);
            _ = ProcessInterop.AttributesDestroy(attributes);
        }
    }

    private static void SetAttributes(byte* attributes)
    {
        byte* signals = stackalloc byte[ProcessInterop.SignalSetSize];
        _ = ProcessInterop.SignalSetFill(signals);
        Require(ProcessInterop.AttributesSetSignalDefault(attributes, signals), "posix_spawnattr_setsigdefault");
        _ = ProcessInterop.SignalSetEmpty(signals);
        Require(ProcessInterop.AttributesSetSignalMask(attributes, signals), "posix_spawnattr_setsigmask");
        Require(ProcessInterop.AttributesSetFlags(attributes,
            ProcessInterop.SpawnSetSignalDefault | ProcessInterop.SpawnSetSignalMask | ProcessInterop.SpawnSetSession), "posix_spawnattr_setflags");
    }

    private static void AddDescriptors(byte* actions, IReadOnlyList<DescriptorAction> descriptors, List<int> duplicates)
    {
        // Sources are first duplicated above every target, so that no dup2 overwrites a source still to come. Just above: a number past
        // the table of 64 that every process starts with makes the kernel grow it, which in a process of several threads waits for an RCU
        // grace period of 10 ms and more (fs/file.c, expand_fdtable).
        int firstFree = descriptors.Count;
        foreach (DescriptorAction action in descriptors)
        {
            if (action is DescriptorAction.Open open)
            {
                Require(ProcessInterop.ActionsOpen(actions, open.Target, open.Path, ReadWrite, 0), "posix_spawn open", open.Path);
                continue;
            }

            DescriptorAction.Inherit inherit = (DescriptorAction.Inherit)action;
            int source = SystemCall.Check(
                ProcessInterop.FileControl(inherit.Source, DuplicateCloseOnExec, firstFree), "fcntl F_DUPFD_CLOEXEC");
            duplicates.Add(source);
            Require(ProcessInterop.ActionsDuplicate(actions, source, inherit.Target), "posix_spawn dup2");
        }

        Require(ProcessInterop.ActionsCloseFrom(actions, descriptors.Count), "posix_spawn closefrom");
    }

    // The posix_spawn family returns the error number instead of setting errno.
    private static void Require(int error, string step, string target = "")
    {
        if (error != 0)
            throw new LinuxException((Errno)error, step, target);
    }
}
