namespace AkkaChat.Runtime.Tests.IO;

// What holds with epoll holds where sockets are waited for by the framework's own operations, as on systems other than Linux.

[Trait("Source", "bundled")]
public sealed class ClosingWithoutEpollSpecs() : ClosingSpecs(WithoutEpoll);

[Trait("Source", "bundled")]
public sealed class ConnectWithoutEpollSpecs() : ConnectSpecs(WithoutEpoll);

[Trait("Source", "bundled")]
public sealed class ReadingWithoutEpollSpecs() : ReadingSpecs(WithoutEpoll);

[Trait("Source", "bundled")]
public sealed class WritingWithoutEpollSpecs() : WritingSpecs(WithoutEpoll + "\nakka.io.tcp.write-commands-queue-max-size = 200");

// And where the actors' own thread waits for sockets, as in the server.

[Trait("Source", "bundled")]
public sealed class ClosingOnOneThreadSpecs() : ClosingSpecs(OneThread);

[Trait("Source", "bundled")]
public sealed class ReadingOnOneThreadSpecs() : ReadingSpecs(OneThread);

[Trait("Source", "bundled")]
public sealed class WritingOnOneThreadSpecs() : WritingSpecs(OneThread + "\nakka.io.tcp.write-commands-queue-max-size = 200");
