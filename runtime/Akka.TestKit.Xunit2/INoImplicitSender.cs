namespace Akka.TestKit;

/// <summary>A kit with this interface is not the sender of what a test sends without naming one.</summary>
public interface INoImplicitSender;
