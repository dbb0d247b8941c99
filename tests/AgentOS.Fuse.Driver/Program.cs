using AgentOS.Errors;
using AgentOS.Fuse;
using AgentOS.Fuse.Tests.Memory;
using AgentOS.Storage.Files;

// A mount in a process of its own, for tests that need another user or kill it, and for measurements:
//   fuse-driver MOUNTPOINT memory|DATABASE [REGISTRY]
// Prints "ready", serves until standard input ends (read on a thread of its own: console streams block even in asynchronous calls) or the mount does, then unmounts.
const uint NobodyId = 65534;
const uint NogroupId = 65534;
try
{
    using IFileTree tree = args[1] == "memory" ? new MemoryFileTree() : OpenStore(args[1]);
    OwnerMapping owners = Environment.IsPrivilegedProcess ? OwnerMapping.Identity : OwnerMapping.SingleOwner(NobodyId, NogroupId);
    FuseConnection connection = FuseMount.Mount(args[0], new FuseMountOptions { AllowOthers = Environment.IsPrivilegedProcess });
    using IDisposable? record = args.Length > 2 ? new MountRegistry(args[2]).Add(connection) : null;
    await using FuseServer server = FuseServer.Start(tree, connection, new FuseServerOptions { Owners = owners });
    Console.WriteLine("ready");
    await Task.WhenAny(server.Completion, Task.Run(Console.In.ReadToEnd));
    return ExitCodes.Success;
}
catch (AgentOSException failure)
{
    Console.WriteLine(failure.Definition.Code);
    return ExitCodes.Failed;
}

static FileStore OpenStore(string path)
{
    if (!File.Exists(path))
        FileStore.Create(path, TimeProvider.System);
    return FileStore.Open(path, TimeProvider.System);
}
