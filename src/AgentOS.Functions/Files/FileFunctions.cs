using AgentOS.Client.Files;
using AgentOS.Client.Permissions;
using AgentOS.Functions.Calls;

namespace AgentOS.Functions.Files;

/// <summary>The files in the caller's agent.db.</summary>
internal static class FileFunctions
{
    private static readonly FunctionDefinition s_list = new("agentos_fs_list", "List a directory",
        "Lists a directory of the agent's own file system (what a sandbox shows at /agent).", AgentPermission.Read, FunctionEffects.Reads);

    private static readonly FunctionDefinition s_stat = new("agentos_fs_stat", "Look at a file",
        "Tells a file's size, times, mode and owner.", AgentPermission.Read, FunctionEffects.Reads);

    private static readonly FunctionDefinition s_read = new("agentos_fs_read", "Read an agent's file",
        "Reads a file of the agent's own file system; bytes that are no text come as base64.", AgentPermission.Read, FunctionEffects.Reads);

    private static readonly FunctionDefinition s_write = new("agentos_fs_write", "Write an agent's file",
        "Replaces a file of the agent's own file system.", AgentPermission.Write, FunctionEffects.Replaces);

    private static readonly FunctionDefinition s_mkdir = new("agentos_fs_mkdir", "Make a directory",
        "Makes a directory and the missing ones above it.", AgentPermission.Write, FunctionEffects.Ensures);

    private static readonly FunctionDefinition s_remove = new("agentos_fs_remove", "Remove a file or directory",
        "Removes a file, or with recursive a directory and everything in it.", AgentPermission.Write, FunctionEffects.Replaces);

    private static readonly FunctionDefinition s_move = new("agentos_fs_move", "Move a file or directory",
        "Renames a file or directory; what had the new name is replaced.", AgentPermission.Write, FunctionEffects.Changes);

    private static readonly FunctionDefinition s_copy = new("agentos_fs_copy", "Copy a file",
        "Copies a file; what had the new name is replaced.", AgentPermission.Write, FunctionEffects.Replaces);

    public static IEnumerable<AgentFunction> All(AgentFiles files) =>
    [
        new TypedFunction<ListArguments, Listing>(s_list, FunctionJson.Default.ListArguments, FunctionJson.Default.Listing,
            async (arguments, call) => new Listing(await files.ListAsync(arguments.Path, arguments.Stat, call.CancellationToken).ConfigureAwait(false))),
        new TypedFunction<PathArguments, FileStatus>(s_stat, FunctionJson.Default.PathArguments, FunctionJson.Default.FileStatus,
            (arguments, call) => files.StatAsync(arguments.Path, call.CancellationToken)),
        new TypedFunction<PathArguments, FileContent>(s_read, FunctionJson.Default.PathArguments, FunctionJson.Default.FileContent,
            async (arguments, call) => ContentText.Of(await files.ReadAsync(arguments.Path, call.CancellationToken).ConfigureAwait(false))),
        new TypedFunction<WriteFileArguments, Done>(s_write, FunctionJson.Default.WriteFileArguments, FunctionJson.Default.Done,
            (arguments, call) => Done.After(files.WriteAsync(arguments.Path, ContentText.BytesOf(arguments), call.CancellationToken))),
        new TypedFunction<PathArguments, Done>(s_mkdir, FunctionJson.Default.PathArguments, FunctionJson.Default.Done,
            (arguments, call) => Done.After(files.MakeDirectoryAsync(arguments.Path, withParents: true, call.CancellationToken))),
        new TypedFunction<RemoveArguments, Done>(s_remove, FunctionJson.Default.RemoveArguments, FunctionJson.Default.Done,
            (arguments, call) => Done.After(files.RemoveAsync(arguments.Path, arguments.Recursive, call.CancellationToken))),
        new TypedFunction<TwoPathArguments, Done>(s_move, FunctionJson.Default.TwoPathArguments, FunctionJson.Default.Done,
            (arguments, call) => Done.After(files.RenameAsync(arguments.From, arguments.To, call.CancellationToken))),
        new TypedFunction<TwoPathArguments, Done>(s_copy, FunctionJson.Default.TwoPathArguments, FunctionJson.Default.Done,
            (arguments, call) => Done.After(files.CopyAsync(arguments.From, arguments.To, call.CancellationToken))),
    ];
}
