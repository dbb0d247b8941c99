using AgentOS.Errors;

namespace AgentOS.Vms;

/// <summary>Failures of <c>agent vm</c>.</summary>
public static class VmErrors
{
    /// <summary>No such VM.</summary>
    public static readonly ErrorDefinition NotFound = new("vm.not-found",
        "vm not found",
        "No VM of the state directory has this id; ids are printed by 'agent vm create'.",
        "agent vm list --all");

    /// <summary>Not running.</summary>
    public static readonly ErrorDefinition NotReady = new("vm.not-ready",
        "the vm is not ready or running",
        "It was stopped, or its host was killed; its disk and its files are kept.",
        "agent vm run --vm ID --cmd COMMAND starts it again");

    /// <summary>No VM is meant.</summary>
    public static readonly ErrorDefinition NoneChosen = new("vm.none-chosen",
        "no vm was chosen",
        "The command is about one VM or several, and none was named.",
        "Specify at least one --vm or use --all.",
        ExitCodes.Usage);

    /// <summary>None matches.</summary>
    public static readonly ErrorDefinition NoneMatching = new("vm.none-matching",
        "no matching VMs available to execute command",
        "--all means every VM that is ready, and none is.",
        "agent vm create --language python");

    /// <summary>Unknown language.</summary>
    public static readonly ErrorDefinition UnsupportedLanguage = new("vm.unsupported-language",
        "unsupported language",
        "A language stands for an image and for how a line of it is run; known are python, node, javascript, js, ruby, golang and go.",
        "Name one of these; --image chooses another image for it.",
        ExitCodes.Usage);

    /// <summary>Not a network that machines have.</summary>
    public static readonly ErrorDefinition UnsupportedNetwork = new("vm.unsupported-network",
        "there is no such network for VMs",
        "A VM has none, the names that rules allow, or every public name (allow_all); nothing weaker is given in place of what was asked.",
        "agent vm create --network none, or: agent vm create --allow NAME",
        ExitCodes.Usage);

    /// <summary>What only the process tier has.</summary>
    public static readonly ErrorDefinition NotInMachines = new("vm.not-in-machines",
        "a microVM does not have what was asked for",
        "A machine has its own memory, processors and kernel, and shares neither network nor file system nor processes with this one; nothing weaker is given in place of what was asked.",
        "Leave it out, or run in the process tier: agentos run --isolation process",
        ExitCodes.Usage);

    /// <summary>The record is damaged.</summary>
    public static readonly ErrorDefinition BadRecord = new("vm.bad-record",
        "the vm's record cannot be read",
        "vm.json in its directory is damaged or of a later version.",
        "Restore the file, or remove the VM: agent vm clean --vm ID");

    /// <summary>Files cannot be put in.</summary>
    public static readonly ErrorDefinition VolumesDisabled = new("vm.volumes-disabled",
        "file staging requires guest volume sharing",
        "--file puts a file into the VM's /in, which a VM has only when it was created with AGENT_ENABLE_GUEST_VOLUMES=1.",
        "AGENT_ENABLE_GUEST_VOLUMES=1 agent vm create ..., and the same for this command",
        ExitCodes.Usage);

    /// <summary>The file to put in.</summary>
    public static readonly ErrorDefinition NoSuchFile = new("vm.no-such-file",
        "there is no such file to put into the vm",
        "--file takes one regular file of this machine.",
        "ls -l FILE",
        ExitCodes.Usage);

    /// <summary>Stands still.</summary>
    public static readonly ErrorDefinition Paused = new("vm.paused",
        "the vm is paused",
        "Its processors stand still, so nothing can run in it.",
        "agent vm resume --vm ID");

    /// <summary>Not a snapshot's name.</summary>
    public static readonly ErrorDefinition BadSnapshotName = new("vm.bad-snapshot-name",
        "this cannot be a snapshot's name",
        "A name is letters, digits, '.', '-' and '_', up to 100 of them, and does not begin with '.'.",
        "agent vm snapshot --vm ID --name before-upgrade",
        ExitCodes.Usage);

    /// <summary>The name is taken.</summary>
    public static readonly ErrorDefinition SnapshotExists = new("vm.snapshot-exists",
        "the vm has a snapshot of this name",
        "A snapshot is never replaced.",
        "Take another name, or remove it: agent vm snapshot rm --vm ID --name NAME");

    /// <summary>No such snapshot.</summary>
    public static readonly ErrorDefinition SnapshotNotFound = new("vm.snapshot-not-found",
        "the vm has no snapshot of this name",
        "Snapshots are a VM's own, and go with it.",
        "agent vm snapshot list --vm ID");

    /// <summary>A port of this machine is somebody's.</summary>
    public static readonly ErrorDefinition PortTaken = new("vm.port-taken",
        "the port of this machine cannot be had",
        "Another program listens there, or it is below 1024 and this user is not root.",
        "Use another one, or 0 for any: agent vm port --vm ID 0:80");

    /// <summary>The host did not start.</summary>
    public static readonly ErrorDefinition HostFailed = new("vm.host-failed",
        "the vm could not be started",
        "The process that holds it ended before it was ready; the detail says why.",
        "agent vm inspect --vm ID, and: agentos doctor");
}
