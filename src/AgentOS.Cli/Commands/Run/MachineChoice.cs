using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Image;
using AgentOS.Errors;
using AgentOS.Images;
using AgentOS.Images.References;
using AgentOS.Images.Registries;
using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Languages;
using AgentOS.Vms.Runs;

namespace AgentOS.Cli.Commands.Run;

/// <summary>The machine that a program runs in with <c>--isolation microvm</c>.</summary>
internal sealed class MachineChoice(CommandContext context)
{
    /// <summary>Begins it, with the image that is named, or else that of the program's language.</summary>
    /// <exception cref="AgentOSException">The image or the kernel cannot be had, or no machine can be as was asked.</exception>
    public async Task<RunMachine> BeginAsync(ParseResult parse, RunOptions options, AgentRunRequest request, CancellationToken cancellationToken)
    {
        // First: what can never be should not pull an image.
        RunMachine.Demand(request);
        VmDirectories directories = VmDirectories.OfThisUser();
        return await RunMachine.BeginAsync(
            await FindAsync(parse.GetValue(options.Image) ?? ProgramLanguage.Of(request.Sandbox.Command[0]), cancellationToken), request.Sandbox, directories, Preparation(directories), context.Time, cancellationToken);
    }

    private async Task<AgentOS.Images.Image> FindAsync(string name, CancellationToken cancellationToken)
    {
        using ProgressLine progress = new(context.Streams.Error, Terminal.IsTerminal(2), context.Time);
        return await new ImageStore(ImageDirectories.OfThisUser(), time: context.Time)
            .ResolveOrPullAsync(LanguageImages.FindOrParse(name), RegistryOptions.OfThisUser(), progress, cancellationToken);
    }

    private MachinePreparation Preparation(VmDirectories directories) => new(directories, HostProgram.ThisOne, context.Time)
    {
        Noting = text => context.Streams.Error.WriteLine($"agentos: {text}"),
        FetchingKernel = () => context.Streams.Error.WriteLine("agentos: fetching the kernel for VMs (Debian's linux-image-cloud-amd64), once"),
    };
}
