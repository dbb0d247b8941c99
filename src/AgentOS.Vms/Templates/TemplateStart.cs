using AgentOS.Sandbox;

namespace AgentOS.Vms.Templates;

/// <summary>What a machine has done before others begin as its copies: its disk was mounted and its program started.</summary>
/// <param name="DiskBytes">Its disk's size.</param>
/// <param name="Program">Its program.</param>
/// <param name="Rehearsal">A program like those that will be run, which has run.</param>
public sealed record TemplateStart(long DiskBytes, SandboxSpecification Program, IReadOnlyList<string> Rehearsal);
