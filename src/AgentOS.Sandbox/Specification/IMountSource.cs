namespace AgentOS.Sandbox;

/// <summary>Where the files of a <see cref="SandboxMount"/> come from: a <see cref="BindSource"/>, a <see cref="SocketSource"/> or a <see cref="CallbackSource"/>.</summary>
public interface IMountSource;
