"""The local web app: `keiway serve`. A face: each page reads a question, calls the door the command line calls, and shows it."""
