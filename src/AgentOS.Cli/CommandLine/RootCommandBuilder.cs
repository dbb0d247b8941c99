using System.CommandLine;
using AgentOS.Cli.Commands.Agents;
using AgentOS.Cli.Commands.Archives;
using AgentOS.Cli.Commands.Completions;
using AgentOS.Cli.Commands.Copying;
using AgentOS.Cli.Commands.Doctor;
using AgentOS.Cli.Commands.Encryption;
using AgentOS.Cli.Commands.Files;
using AgentOS.Cli.Commands.Fsck;
using AgentOS.Cli.Commands.Image;
using AgentOS.Cli.Commands.Init;
using AgentOS.Cli.Commands.Kernels;
using AgentOS.Cli.Commands.Keys;
using AgentOS.Cli.Commands.KeyValue;
using AgentOS.Cli.Commands.Llm;
using AgentOS.Cli.Commands.Mcp;
using AgentOS.Cli.Commands.Migrate;
using AgentOS.Cli.Commands.Mounts;
using AgentOS.Cli.Commands.Networks;
using AgentOS.Cli.Commands.Policies;
using AgentOS.Cli.Commands.Replay;
using AgentOS.Cli.Commands.Review;
using AgentOS.Cli.Commands.Run;
using AgentOS.Cli.Commands.Sandboxes;
using AgentOS.Cli.Commands.Server;
using AgentOS.Cli.Commands.Snapshots;
using AgentOS.Cli.Commands.Sql;
using AgentOS.Cli.Commands.Store;
using AgentOS.Cli.Commands.Timeline;
using AgentOS.Cli.Commands.ToolCalls;
using AgentOS.Cli.Commands.Top;
using AgentOS.Cli.Commands.Version;
using AgentOS.Cli.Commands.Vm;

namespace AgentOS.Cli.CommandLine;

/// <summary>The command tree.</summary>
internal static class RootCommandBuilder
{
    /// <summary>The tree of a program.</summary>
    /// <param name="program">Its name: <c>agentstore</c> has the store's commands at its root.</param>
    /// <param name="context">What every command is given.</param>
    public static RootCommand Build(string program, CommandContext context) => program == ProgramName.Store ? BuildStore(context) : BuildAll(context);

    private static RootCommand BuildStore(CommandContext context)
    {
        context.Options.Database.Hidden = context.Options.Key.File.Hidden = context.Options.Key.Keyring.Hidden = true;
        RootCommand root = Begin("Other people's agents: found, approved, and run in a sandbox that allows what they declare.", context);
        foreach (Command command in StoreCommand.Commands(context))
            root.Add(command);
        root.Add(VersionCommand.Build(context));
        root.Add(CompletionsCommand.Build(context));
        return root;
    }

    private static RootCommand Begin(string description, CommandContext context)
    {
        RootCommand root = new(description);
        root.Options.Clear();
        root.Add(context.Options.Database);
        root.Add(context.Options.Key.File);
        root.Add(context.Options.Key.Keyring);
        root.Add(context.Options.Json);
        root.Add(HelpOptionBuilder.Build(context));
        root.Add(VersionSwitch.Build(context));
        return root;
    }

    private static RootCommand BuildAll(CommandContext context)
    {
        RootCommand root = Begin("The operating system for AI agents: any program, isolated, with its files in one SQLite file.", context);
        context.Options.Log.AddTo(root);
        root.Add(InitCommand.Build(context));
        root.Add(RunCommand.Build(context));
        root.Add(ReplayCommand.Build(context));
        root.Add(PsCommand.Build(context));
        root.Add(TopCommand.Build(context));
        root.Add(ExecCommand.Build(context));
        root.Add(CopyCommand.Build(context, ["cp ./data 3f2a:/tmp/data", "cp 3f2a:/etc/os-release ."], (agents, id) => agents.Find(id)));
        root.Add(AttachCommand.Build(context));
        root.Add(StopCommand.Build(context));
        root.Add(KillCommand.Build(context));
        root.Add(NetCommand.Build(context));
        root.Add(DiffCommand.Build(context));
        root.Add(ApplyCommand.Build(context));
        root.Add(DiscardCommand.Build(context));
        root.Add(MountCommand.Build(context));
        root.Add(UmountCommand.Build(context));
        root.Add(KernelCommand.Build(context));
        root.Add(ServeCommand.Build(context));
        root.Add(VmCommand.Build(context));
        root.Add(ServerCommand.Build(context));
        root.Add(SandboxHostCommand.Build(context));
        root.Add(ImageCommand.Build(context));
        root.Add(McpCommand.Build(context));
        root.Add(StoreCommand.Build(context));
        root.Add(LlmCommand.Build(context));
        root.Add(PolicyCommand.Build(context));
        root.Add(KeysCommand.Build(context));
        root.Add(FilesCommand.Build(context));
        root.Add(KeyValueCommand.Build(context));
        root.Add(ToolCallsCommand.Build(context));
        root.Add(TimelineCommand.Build(context));
        root.Add(SqlCommand.Build(context));
        root.Add(SnapshotCommand.Build(context));
        root.Add(SnapshotsCommand.Build(context));
        root.Add(RestoreCommand.Build(context));
        root.Add(ForkCommand.Build(context));
        root.Add(CollectCommand.Build(context));
        root.Add(ExportCommand.Build(context));
        root.Add(ImportCommand.Build(context));
        root.Add(EncryptCommand.Build(context));
        root.Add(DecryptCommand.Build(context));
        root.Add(RekeyCommand.Build(context));
        root.Add(FsckCommand.Build(context));
        root.Add(MigrateCommand.Build(context));
        root.Add(DoctorCommand.Build(context));
        root.Add(VersionCommand.Build(context));
        root.Add(CompletionsCommand.Build(context));
        return root;
    }
}
