namespace AgentOS.Sandbox;

/// <summary>Where the files of a <see cref="SandboxMount"/> come from: a <see cref="BindSource"/>, a <see cref="SocketSource"/>, a <see cref="CallbackSource"/> or a <see cref="MountAlias"/>.</summary>
public interface IMountSource;
