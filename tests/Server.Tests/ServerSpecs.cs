using Akka.TestKit.Xunit2;

namespace AkkaChat.Server.Tests;

/// <summary>A test with an actor system of its own, which is patient with slow machines.</summary>
public abstract class ServerSpecs(string settings = "") : TestKit($"akka.test.single-expect-default = 20s\n{settings}");
