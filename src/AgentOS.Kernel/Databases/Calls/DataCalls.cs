using AgentOS.Kernel.Databases.Calls.Files;
using AgentOS.Kernel.Databases.Calls.KeyValues;
using AgentOS.Kernel.Databases.Calls.Tools;
using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Databases.Calls;

/// <summary>The calls about the caller's agent.db. It is the caller's own: they need no right for it.</summary>
internal static class DataCalls
{
    public static IEnumerable<SyscallEntry> All(IDatabaseSource source) =>
    [
        new(Opcode.Files, null, new DataSyscall<FilesRequest>(source, DataJson.Default.FilesRequest, FileOperations.All)),
        new(Opcode.KeyValues, null, new DataSyscall<KeyValueRequest>(source, DataJson.Default.KeyValueRequest, KeyValueOperations.All)),
        new(Opcode.Tools, null, new DataSyscall<ToolRequest>(source, DataJson.Default.ToolRequest, ToolOperations.All)),
    ];
}
