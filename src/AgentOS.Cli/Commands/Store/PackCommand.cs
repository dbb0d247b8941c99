using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Linux.Files;
using AgentOS.Store.Manifests;
using AgentOS.Store.Packing;

namespace AgentOS.Cli.Commands.Store;

/// <summary><c>agentstore pack [DIR] [-o FILE]</c>.</summary>
internal static class PackCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> directory = AgentFolder.Argument("The agent's folder");
        Option<string?> output = new("--output", "-o") { Description = "The archive [default: NAME-VERSION.tar.gz here]; an earlier one is replaced", HelpName = "FILE" };
        DocumentedCommand command = new("pack", "Pack an agent into one file, without secrets and what tools make again") { Examples = ["pack", "pack ./my-agent -o my-agent.tar.gz"] };
        command.Add(directory);
        command.Add(output);
        command.SetAction(parse =>
        {
            PackReport report = Pack(parse.GetRequiredValue(directory), parse.GetValue(output));
            context.Results(parse).Write(report, ManifestJson.Default.PackReport, PackReport.Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static PackReport Pack(string directory, string? output)
    {
        AgentManifest manifest = ManifestFile.Read(directory).Manifest;
        string file = output ?? $"{manifest.Name}-{manifest.Version}.tar.gz";
        // Whole before it is anywhere: an archive in the folder that is packed must not be packed into itself, nor be half there.
        using MemoryStream archive = new();
        PackedAgent packed = AgentArchive.Write(directory, archive);
        string temporary = $"{file}.{Environment.ProcessId}~";
        try
        {
            File.WriteAllBytes(temporary, archive.ToArray());
            AtomicReplacement.Move(temporary, file);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        return new PackReport(file, archive.Length, packed.Files, packed.LeftOut);
    }
}
