using AgentOS.Kernel.Databases.Calls.Files;
using AgentOS.Kernel.Databases.Calls.KeyValues;
using AgentOS.Kernel.Databases.Calls.Sql;
using AgentOS.Kernel.Databases.Calls.Tools;
using AgentOS.Kernel.Permissions;
using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Databases.Calls;

/// <summary>The calls about the caller's agent.db. It is the caller's own: only changing files needs a right.</summary>
internal static class DataCalls
{
    public static IEnumerable<SyscallEntry> All(IDatabaseSource source, Gate? gate) =>
    [
        new(Opcode.Files, null, new DataSyscall<FilesRequest>(source, gate, DataJson.Default.FilesRequest, FileOperations.All)),
        new(Opcode.KeyValues, null, new DataSyscall<KeyValueRequest>(source, gate, DataJson.Default.KeyValueRequest, KeyValueOperations.All)),
        new(Opcode.Tools, null, new DataSyscall<ToolRequest>(source, gate, DataJson.Default.ToolRequest, ToolOperations.All)),
    ];

    /// <summary>The same and SQL, for those whose file it is: SQL goes past every rule about files, and nothing needs a right.</summary>
    public static IEnumerable<SyscallEntry> OfOwner(IDatabaseSource source) =>
        [.. All(source, gate: null), new(Opcode.Sql, null, new DataSyscall<SqlRequest>(source, gate: null, DataJson.Default.SqlRequest, SqlOperations.All))];
}
